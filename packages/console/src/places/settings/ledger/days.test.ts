import { describe, expect, it } from 'vitest'
import { addDays, dayOf } from './days.ts'

describe('the days of the ledger', () => {
  it('[CON31] are the reader’s own', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05')
    expect(dayOf(new Date(2026, 0, 5, 0, 0).getTime())).toBe('2026-01-05')
  })

  it('[CON31] follow one another over months and changing clocks', () => {
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})

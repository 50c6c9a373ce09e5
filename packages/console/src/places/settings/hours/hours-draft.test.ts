import type { BusinessHours } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import {
  changeOfHours,
  draftOfHours,
  inverseOfHours,
  minuteOfTime,
  nextSpan,
  placeOfHoursRefusal,
  problemsOfHours,
  timeOfMinute,
} from './hours-draft.ts'

const nine = { fromMinute: 540, untilMinute: 1_080 }
const hours: BusinessHours = {
  id: 'h',
  name: 'Office',
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => [nine]),
  holidays: [],
  open: true,
  changesAtMs: null,
}

describe('the page of business hours', () => {
  it('[HRS8] sends only what was changed, and can take it back', () => {
    expect(changeOfHours(hours, draftOfHours(hours))).toBeNull()
    const week = hours.week.with(6, [])
    const change = changeOfHours(hours, { ...draftOfHours(hours), name: ' Office ', week })
    expect(change).toEqual({ week })
    expect(inverseOfHours(hours, change ?? {})).toEqual({ week: hours.week })
  })

  it('[HRS8] says at the day what is wrong with it', () => {
    const draft = draftOfHours(hours)
    const placesOf = (change: Partial<typeof draft>) => Object.keys(problemsOfHours({ ...draft, ...change }))
    expect(placesOf({})).toEqual([])
    expect(placesOf({ name: '' })).toEqual(['name'])
    expect(placesOf({ week: hours.week.with(2, [nine, nine]) })).toEqual(['week.2'])
    expect(placesOf({ week: hours.week.with(0, [{ fromMinute: 600, untilMinute: 540 }]) })).toEqual(['week.0'])
    const holiday = (date: string) => ({ date, name: '', spans: [] })
    expect(placesOf({ holidays: [holiday('2026-10-01'), holiday('2026-10-01')] })).toEqual(['holiday.1'])
    expect(placesOf({ holidays: [holiday('')] })).toEqual(['holiday.0'])
    expect(placeOfHoursRefusal({ field: 'week', index: 2 })).toBe('week.2')
    expect(placeOfHoursRefusal({ field: 'timeZone' })).toBe('timeZone')
  })

  it('[HRS8] times are typed as clocks show them, midnight at either end of the day', () => {
    expect(timeOfMinute(545)).toBe('09:05')
    expect(timeOfMinute(1_440)).toBe('00:00')
    expect(minuteOfTime('09:05', 'from')).toBe(545)
    expect(minuteOfTime('00:00', 'from')).toBe(0)
    expect(minuteOfTime('00:00', 'until')).toBe(1_440)
    expect(minuteOfTime('', 'until')).toBeNull()
    expect(nextSpan([])).toEqual(nine)
    expect(nextSpan([nine])).toEqual({ fromMinute: 1_140, untilMinute: 1_380 })
    expect(nextSpan([{ fromMinute: 0, untilMinute: 1_400 }])).toBeNull()
  })
})

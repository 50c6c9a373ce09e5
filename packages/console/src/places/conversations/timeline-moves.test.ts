import { describe, expect, it } from 'vitest'
import { me, message } from './testing-builders.ts'
import { lastSeqOf, newsAfter, wasPrepended } from './timeline-moves.ts'
import { buildRows, type Row } from './timeline-rows.ts'

const rowsOf = (...numbers: number[]): Row[] =>
  buildRows({
    entries: numbers.map((seq) => message(seq, seq % 2 === 0 ? { author: me } : {})),
    outbox: [],
    marks: [],
    me: { id: 'me', label: 'Li Wei', pictureUrl: null },
    newAfterSeq: null,
    startOfDay: () => 0,
  })

describe('the reader’s place', () => {
  it('[CON8] is kept from the end only when earlier entries came', () => {
    expect(wasPrepended(rowsOf(5, 6), rowsOf(3, 4, 5, 6))).toBe(true)
    expect(wasPrepended(rowsOf(5, 6), rowsOf(5, 6, 7))).toBe(false)
    expect(wasPrepended(rowsOf(5, 6), rowsOf(3, 4, 5, 6, 7))).toBe(false)
    expect(wasPrepended(rowsOf(5, 6), rowsOf(11, 12, 13))).toBe(false)
    expect(wasPrepended([], rowsOf(1))).toBe(false)
  })

  it('[CON8] knows how many messages of others came below', () => {
    expect(newsAfter(rowsOf(1, 2, 3, 4, 5), 1)).toBe(2)
    expect(lastSeqOf(rowsOf(1, 2, 3))).toBe(3)
    expect(lastSeqOf([])).toBe(0)
  })
})

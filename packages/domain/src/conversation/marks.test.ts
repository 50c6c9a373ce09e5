import { describe, expect, it } from 'vitest'
import { lastPlace, moveMark, movesPublicly, noMark } from './marks.ts'
import { aConversation, wei } from './testing.ts'

const place = (seq: number, publicSeq: number, inboundNo = 0) => ({ seq, publicSeq, inboundNo })
const fresh = noMark(wei)

describe('marks', () => {
  it('[CNV7] what is read was delivered', () => {
    expect(moveMark(fresh, null, place(5, 4, 2))).toMatchObject({
      deliveredSeq: 5,
      deliveredPublicSeq: 4,
      readSeq: 5,
      readPublicSeq: 4,
      readInbound: 2,
    })
  })

  it('[CNV7] they never move back', () => {
    const mark = moveMark(fresh, place(9, 7), place(5, 4, 2))
    if (mark === null) throw new Error('it moved')
    expect(moveMark(mark, place(3, 3), place(2, 2, 1))).toBeNull()
    expect(moveMark(mark, null, place(6, 5, 3))).toMatchObject({ deliveredSeq: 9, readSeq: 6, readInbound: 3 })
  })

  it('[CNV7] reading a note shows only to staff', () => {
    const mark = moveMark(fresh, null, place(5, 4))
    if (mark === null) throw new Error('it moved')
    const next = moveMark(mark, null, place(6, 4))
    if (next === null) throw new Error('it moved')
    expect(movesPublicly(fresh, mark)).toBe(true)
    expect(movesPublicly(mark, next)).toBe(false)
  })

  it('[CNV7] the end of the log is a place in every count', () => {
    expect(lastPlace(aConversation({ seq: 8, publicSeq: 6, inboundCount: 3 }))).toEqual(place(8, 6, 3))
  })
})

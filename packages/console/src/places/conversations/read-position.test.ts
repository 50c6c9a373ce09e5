import { describe, expect, it } from 'vitest'
import { readPosition } from './read-position.ts'
import { event, mark, me, message } from './testing-builders.ts'

describe('what is read', () => {
  it('[CON10] is what the agent’s own mark or the list says, whichever knows more', () => {
    const marks = [mark({ kind: 'agent', id: 'me' }, 3, 2), mark({ kind: 'agent', id: 'colleague' }, 9, 9)]
    const entries = [message(1), message(2), message(3), event(4)]
    expect(readPosition({ entries, marks }, null, 'me')).toEqual({ lastSeq: 4, lastNewsSeq: 3, readSeq: 2 })
    const listed = { conversationId: 'c', readSeq: 4, readInbound: 3 }
    expect(readPosition({ entries, marks }, listed, 'me').readSeq).toBe(4)
  })

  it('[CON10] never counts one’s own words as news', () => {
    const entries = [message(1), message(2, { author: me })]
    expect(readPosition({ entries, marks: [] }, null, 'me')).toEqual({ lastSeq: 2, lastNewsSeq: 1, readSeq: 0 })
    expect(readPosition({ entries: [], marks: [] }, null, 'me')).toEqual({ lastSeq: 0, lastNewsSeq: 0, readSeq: 0 })
  })
})

import { describe, expect, it } from 'vitest'
import { batchesOf, batchLimits } from './remove-conversations.ts'

const sized = (...entries: number[]) => entries.map((count, i) => ({ id: `${i}`, entries: count }))
const sizes = (...entries: number[]) => batchesOf(sized(...entries)).map((batch) => batch.map((one) => one.entries))

describe('batchesOf', () => {
  it('[PRV2] bounds what one transaction takes, by entries and by conversations', () => {
    const most = batchLimits.entries
    expect(sizes()).toEqual([])
    expect(sizes(1, 2, 3)).toEqual([[1, 2, 3]])
    expect(sizes(most, 1, most - 1, 1)).toEqual([[most], [1, most - 1], [1]])
    expect(sizes(1, most * 3, 1)).toEqual([[1], [most * 3], [1]])
    const many = batchesOf(sized(...Array.from({ length: batchLimits.conversations + 1 }, () => 1)))
    expect(many.map((batch) => batch.length)).toEqual([batchLimits.conversations, 1])
  })
})

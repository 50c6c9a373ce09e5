import { describe, expect, it } from 'vitest'
import { readSnapshot, writeSnapshot } from './feed-snapshot.ts'

const epoch = '7300000000000000001-00000001'

describe('a cursor of the feed for polls', () => {
  it('[POLL3] is what was visible, and comes back as it was written', () => {
    const snapshot = '812:820:813,817'
    for (const removed of ['0', '790'])
      for (const isPart of [false, true])
        expect(readSnapshot(writeSnapshot({ epoch, snapshot, removed, isPart }))).toEqual({
          epoch,
          xmin: '812',
          snapshot,
          removed,
          isPart,
        })
    const plain = { epoch, xmin: '812', snapshot: '812:812:', isPart: false }
    expect(readSnapshot(`${epoch}.812:812:`)).toEqual({ ...plain, removed: '0' })
  })

  it('[POLL3] begins with a plain cursor of the feed', () => {
    const plain = { epoch, xmin: '812', snapshot: '812:812:', removed: '790' }
    expect(readSnapshot(`${epoch}.812~790`)).toEqual({ ...plain, isPart: false })
    expect(readSnapshot(`${epoch}.812~790*`)).toEqual({ ...plain, isPart: true })
  })

  it.each([
    '',
    'x',
    '812',
    `${epoch}.`,
    `${epoch}.812:820`,
    `${epoch}.812:820:1,,2`,
    `${epoch}.812:820:'`,
    `${epoch}.812~`,
  ])('[POLL3] rubbish is none: %j', (text) => expect(readSnapshot(text)).toBeNull())
})

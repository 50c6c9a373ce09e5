import { describe, expect, it } from 'vitest'
import { createFeedBatches } from './feed-batches.ts'

/** Batches on a clock that is moved by hand. */
const aFeed = () => {
  const flushed: string[][] = []
  const timers = new Map<number, (() => void) & { atMs: number }>()
  let nowMs = 1_000
  let made = 0
  const batches = createFeedBatches({
    everyMs: 100,
    now: () => nowMs,
    schedule: (afterMs, run) => {
      made += 1
      const id = made
      timers.set(id, Object.assign(run, { atMs: nowMs + afterMs }))
      return () => timers.delete(id)
    },
    flush: async (_accountId, touched) => {
      flushed.push([...touched.keys()])
    },
  })
  const advance = async (ms: number): Promise<void> => {
    nowMs += ms
    for (const [id, run] of timers)
      if (run.atMs <= nowMs) {
        timers.delete(id)
        run()
      }
    await Promise.resolve()
    await Promise.resolve()
  }
  return { batches, flushed, advance, pending: () => timers.size }
}

describe('batches of the list feed', () => {
  it('[FEED3] the first change after a pause goes out at once, the next ones together', async () => {
    const { batches, flushed, advance } = aFeed()
    batches.touch('account', 'a', false)
    await advance(0)
    for (const id of ['a', 'b', 'b', 'c']) batches.touch('account', id, false)
    await advance(50)
    expect(flushed).toEqual([['a']])
    await advance(50)
    expect(flushed).toEqual([['a'], ['a', 'b', 'c']])
  })

  it('[FEED3] accounts do not wait for each other', async () => {
    const { batches, flushed, advance } = aFeed()
    batches.touch('one', 'a', false)
    batches.touch('two', 'b', false)
    await advance(0)
    expect(flushed).toEqual([['a'], ['b']])
  })

  it('[FEED3] closing calls off what is planned', () => {
    const { batches, pending } = aFeed()
    batches.touch('account', 'a', false)
    batches.close()
    expect(pending()).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { createQueue } from './bounded-queue.ts'

describe('createQueue', () => {
  it('[PIC2] runs no more at once than allowed, the rest in turn, and refuses what is too much', async () => {
    const queue = createQueue({ atOnce: 2, waiting: 2 })
    const ends: (() => void)[] = []
    const order: number[] = []
    const start = (n: number) =>
      queue.run(async () => {
        order.push(n)
        await new Promise<void>((resolve) => ends.push(resolve))
        if (n === 1) throw new Error('one fails')
        return n
      })
    const settled = Promise.allSettled([1, 2, 3, 4].map(async (n) => start(n)))
    expect(start(5)).toBeNull()
    expect(order).toEqual([1, 2])
    ends[0]?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect(order).toEqual([1, 2, 3])
    const late = start(6)
    for (let index = 1; index < 5; index += 1) {
      ends[index]?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await late).toBe(6)
    expect((await settled).map((run) => run.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect(order).toEqual([1, 2, 3, 4, 6])
  })
})

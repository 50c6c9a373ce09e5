import { expect, it } from 'vitest'
import { patiently } from './lazy-part.ts'

it('[CON27] a part that cannot be fetched is asked for again until it comes', async () => {
  const tries = ['no network', 'no network', 'the part']
  const pauses: number[] = []
  const load = async (): Promise<string> => {
    const next = tries.shift()
    if (next !== 'the part') throw new TypeError(next)
    return next
  }
  expect(await patiently(load, async () => void pauses.push(tries.length))).toBe('the part')
  expect(pauses).toEqual([2, 1])
})

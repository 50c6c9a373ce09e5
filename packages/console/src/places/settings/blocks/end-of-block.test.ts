import { expect, test } from 'vitest'
import { endOf, networkAround } from './end-of-block.ts'

test('[BLK4] a block lasts a day, a week, a month or for good', () => {
  const lastings = ['day', 'week', 'month', 'ever'] as const
  expect(lastings.map((lasting) => endOf(lasting, 1_000))).toEqual([86_401_000, 604_801_000, 2_592_001_000, null])
})

test('[BLK2] the network around an address is what usually belongs together', () => {
  expect(networkAround('203.0.113.7')).toBe('203.0.113.0/24')
  expect(networkAround('2001:db8:7::1')).toBe('2001:db8:7::1/64')
})

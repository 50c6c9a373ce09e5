import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBlocks, isActive } from './block-index.ts'
import type { Block, BlockTarget } from './model.ts'
import { overlap, parseRange } from './range.ts'

const nowMs = 1_000
const aBlock = (target: BlockTarget, untilMs: number | null = null): Block => ({
  accountId: 'a',
  id: JSON.stringify(target),
  target,
  reason: 'Insults',
  untilMs,
  createdById: 'li',
  createdAtMs: 0,
})
const contact = (contactId: string, untilMs?: number): Block => aBlock({ kind: 'contact', contactId }, untilMs)
const address = (range: string, untilMs?: number): Block => aBlock({ kind: 'address', range }, untilMs)

describe('blocks', () => {
  it('[BLK1] keep out a contact wherever it comes from, and everybody at an address', () => {
    const index = indexBlocks([contact('wang'), address('203.0.113.0/24'), address('2001:db8::/48')])
    const isOut = (contactId: string | null, ip: string | null) => index.find({ contactId, ip }, nowMs) !== null
    expect(isOut('wang', null)).toBe(true)
    expect(isOut('wang', '198.51.100.1')).toBe(true)
    expect(isOut('chen', '203.0.113.9')).toBe(true)
    expect(isOut(null, '::ffff:203.0.113.9')).toBe(true)
    expect(isOut(null, '2001:db8:0:1::1')).toBe(true)
    expect(isOut('chen', '203.0.114.9')).toBe(false)
    expect(isOut('chen', 'nonsense')).toBe(false)
    expect(isOut(null, null)).toBe(false)
  })

  it('[BLK4] end by themselves', () => {
    const index = indexBlocks([contact('wang', nowMs), contact('chen', nowMs + 1), address('203.0.113.7', nowMs)])
    expect(index.find({ contactId: 'wang', ip: '203.0.113.7' }, nowMs)).toBeNull()
    expect(index.find({ contactId: 'chen', ip: null }, nowMs)).not.toBeNull()
    expect(isActive({ untilMs: null }, Number.MAX_SAFE_INTEGER)).toBe(true)
  })

  it('[BLK4] that are over hide no wider one that goes on', () => {
    const index = indexBlocks([address('203.0.113.7', nowMs), address('203.0.113.0/24')])
    expect(index.find({ contactId: null, ip: '203.0.113.7' }, nowMs)?.target).toEqual({
      kind: 'address',
      range: '203.0.113.0/24',
    })
  })

  it('[BLK1] find what asking each one by itself finds', () => {
    const range = fc
      .tuple(fc.constantFrom(16, 24, 30, 32), fc.nat({ max: 7 }), fc.nat({ max: 7 }))
      .map(([prefix, c, d]) => `203.0.${c}.${d}/${prefix}`)
    fc.assert(
      fc.property(fc.array(range), fc.nat({ max: 8 }), fc.nat({ max: 8 }), (ranges, c, d) => {
        const ip = `203.0.${c}.${d}`
        const one = parseRange(ip)
        const isIn = ranges.some((text) => {
          const parsed = parseRange(text)
          return parsed !== null && one !== null && overlap(parsed, one)
        })
        const index = indexBlocks(ranges.map((text) => address(text)))
        expect(index.find({ contactId: null, ip }, nowMs) !== null).toBe(isIn)
      }),
    )
  })
})

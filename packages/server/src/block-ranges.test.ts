import { BlockList, isIP, SocketAddress } from 'node:net'
import { bitsOf, overlap, parseAddress, parseRange, rangeOf, writeAddress, writeRange } from '@frontdesk/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const v4 = fc.ipV4()
const v6 = fc.ipV6()
const anyAddress = fc.oneof(v4, v6)
const ranged = fc
  .oneof(
    v4.map((text) => ({ text, bits: 32 })),
    v6.map((text) => ({ text, bits: 128 })),
  )
  .chain(({ text, bits }) => fc.integer({ min: 0, max: bits }).map((prefix) => ({ text, prefix })))
const rangeFrom = ({ text, prefix }: { text: string; prefix: number }) => {
  const address = parseAddress(text)
  return address === null ? null : rangeOf(address, Math.min(prefix, bitsOf(address.family)))
}

describe('addresses', () => {
  it('[BLK2] are read where the platform takes them for addresses, and nowhere else', () => {
    fc.assert(
      fc.property(fc.oneof(anyAddress, fc.string({ unit: fc.constantFrom(...'0123456789abcdf:./') })), (text) => {
        expect(parseAddress(text) !== null).toBe(isIP(text) !== 0)
      }),
    )
  })

  it('[BLK2] have one written form, which is the platform’s', () => {
    fc.assert(
      fc.property(anyAddress, (text) => {
        const address = parseAddress(text)
        if (address === null) throw new Error(text)
        const written = writeAddress(address)
        expect(parseAddress(written)).toEqual(address)
        if (address.family === 6 && address.value >> 32n !== 0n)
          expect(written).toBe(new SocketAddress({ address: text, family: 'ipv6' }).address)
      }),
    )
  })

  it('[BLK2] mapped into IPv6 are the IPv4 addresses that they stand for', () => {
    fc.assert(
      fc.property(v4, (text) => {
        expect(parseAddress(`::ffff:${text}`)).toEqual(parseAddress(text))
        expect(parseRange(`::ffff:${text}/120`)).toEqual(parseRange(`${text}/24`))
      }),
    )
  })
})

describe('ranges', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7/24 ', '203.0.113.0/24'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['2001:DB8:0:0:1::7/48', '2001:db8::/48'],
    ['2001:db8::1/128', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
  ])('[BLK2] %s is %s', (text, written) => {
    const range = parseRange(text)
    expect(range === null ? null : writeRange(range)).toBe(written)
  })

  it.each([
    '',
    '203.0.113',
    '203.0.113.7/33',
    '203.0.113.7/',
    '203.0.113.7/-1',
    '203.0.113.7/08',
    '2001:db8::/129',
    '1/2/3',
    'fe80::1%eth0',
    '203.0.113.07',
    '::ffff:203.0.113.7/80',
  ])('[BLK2] %j is none', (text) => expect(parseRange(text)).toBeNull())

  it('[BLK2] hold just the addresses that the platform’s own list finds in them', () => {
    fc.assert(
      fc.property(ranged, anyAddress, (within, text) => {
        const [range, address] = [rangeFrom(within), parseAddress(text)]
        if (range === null || address === null) throw new Error(text)
        const family = (of: 4 | 6) => (of === 4 ? 'ipv4' : 'ipv6')
        const list = new BlockList()
        list.addSubnet(writeAddress({ family: range.family, value: range.first }), range.prefix, family(range.family))
        const isIn = overlap(range, rangeOf(address, bitsOf(address.family)))
        expect(isIn).toBe(range.family === address.family && list.check(writeAddress(address), family(address.family)))
      }),
    )
  })

  it('[BLK2] of two that have an address in common one begins inside of the other', () => {
    fc.assert(
      fc.property(ranged, ranged, (one, other) => {
        const [a, b] = [rangeFrom(one), rangeFrom(other)]
        if (a === null || b === null) throw new Error(one.text)
        const first = (range: typeof a) => rangeOf({ family: range.family, value: range.first }, bitsOf(range.family))
        expect(overlap(a, b)).toBe(overlap(a, first(b)) || overlap(b, first(a)))
        expect(overlap(a, b)).toBe(overlap(b, a))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'
import { addressSet, canonicalIp, subscriberOf, unplaced } from './ip-address.ts'

describe('canonicalIp', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
  ])('[HTTP1] writes %s as %s', (text, written) => {
    expect(canonicalIp(text)).toBe(written)
  })

  it.each(['', ' ', 'localhost', '1.2.3', '01.2.3.4', '1.2.3.4 ', '::g', '[::1]', '0x7f000001', '127.1'])(
    '[HTTP1] takes %j for no address',
    (text) => expect(canonicalIp(text)).toBeNull(),
  )
})

describe('subscriberOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['not an address', 'not an address'],
  ])('[LIM2] of %s is %s', (ip, subscriber) => {
    expect(subscriberOf(ip)).toBe(subscriber)
  })
})

describe('addressSet', () => {
  it('[HTTP1] holds addresses and ranges in every notation of them', () => {
    const set = addressSet(['10.0.0.5', '172.16.0.0/12', 'fd00::/8', '::1'])
    for (const ip of ['10.0.0.5', '::ffff:10.0.0.5', '172.31.255.255', 'fd12::9', 'FD00:0::1', '0:0:0:0:0:0:0:1'])
      expect(set.has(ip)).toBe(true)
    for (const ip of ['10.0.0.6', '172.32.0.0', 'fe00::1', '::2', '', 'fd']) expect(set.has(ip)).toBe(false)
  })

  it('[PLC1] counts private notations as unplaced', () => {
    expect(unplaced.has('::ffff:10.0.0.1')).toBe(true)
    expect(unplaced.has('8.8.8.8')).toBe(false)
    expect(unplaced.has('2400:3200::1')).toBe(false)
  })
})

describe('clientAddress', () => {
  const none = addressSet([])
  const own = addressSet(['10.0.0.0/8', '::1'])

  it('[SEC-F4] believes no forwarded header from a peer that is not a listed proxy', () => {
    expect(clientAddress('203.0.113.9', '1.1.1.1', none)).toBe('203.0.113.9')
    expect(clientAddress('203.0.113.9', '1.1.1.1', own)).toBe('203.0.113.9')
    expect(clientAddress('127.0.0.1', '1.1.1.1', own)).toBe('127.0.0.1')
  })

  it('[SEC-F4] takes the right-most hop that is not a listed proxy', () => {
    expect(clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.9', own)).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.2.2.2', own)).toBe('203.0.113.9')
    expect(clientAddress('::ffff:10.0.0.1', '6.6.6.6,2001:DB8::9', own)).toBe('2001:db8::9')
    expect(clientAddress('10.0.0.1', ['6.6.6.6', '203.0.113.9'], own)).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.1', '203.0.113.9:4711', own)).toBe('203.0.113.9')
    expect(clientAddress('::1', '[2001:db8::9]:4711', own)).toBe('2001:db8::9')
  })

  it('[SEC-F4] ends at the proxy that wrote something unreadable, and at the last known hop', () => {
    expect(clientAddress('10.0.0.1', '203.0.113.9, unknown', own)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '203.0.113.9, <script>, 10.0.0.2', own)).toBe('10.0.0.2')
    expect(clientAddress('10.0.0.1', '', own)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', undefined, own)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '10.0.0.3, 10.0.0.2', own)).toBe('10.0.0.3')
    expect(clientAddress(undefined, '1.1.1.1', own)).toBe('0.0.0.0')
  })

  it('[SEC-F4] gives an address for every header, and what stands left of the believed hop never matters', () => {
    fc.assert(
      fc.property(fc.string(), fc.ipV4(), (invented, ip) => {
        expect(canonicalIp(clientAddress('10.0.0.1', invented, own))).not.toBeNull()
        if (!own.has(ip)) expect(clientAddress('10.0.0.1', `${invented}, ${ip}`, own)).toBe(ip)
      }),
      { numRuns: 500 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { forbiddenWhy } from './forbidden.ts'
import { parseRange } from './range.ts'

const known = { proxies: ['198.51.100.10', '2001:db8:aaaa::/48'], own: ['203.0.113.200', '2001:db8:bbbb::1'] }

const why = (text: string) => {
  const range = parseRange(text)
  if (range === null) throw new Error(text)
  return forbiddenWhy(range, known)
}

describe('what can be blocked', () => {
  it.each([
    '203.0.113.7',
    '203.0.113.0/25',
    '198.51.0.0/19',
    '2001:db8::1',
    '2001:db8:cccc::/48',
    '8.8.0.0/16',
    '2400::/32',
    '100.128.0.0/16',
  ])('[BLK3] %s can', (text) => expect(why(text)).toBeNull())

  it.each([
    '10.1.2.3',
    '172.16.0.0/16',
    '172.31.255.255',
    '192.168.1.0/24',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '100.64.0.0/16',
    '100.127.255.255',
    '0.0.0.0',
    '0.0.0.0/0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.0.8',
    '::',
    '::1',
    '::/0',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.0/104',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fd00::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '172.0.0.0/8',
  ])('[BLK3] %s can not: no visitor of the internet is there', (text) => expect(why(text)).toBe('special'))

  it.each(['198.51.100.10', '198.51.100.0/24', '2001:db8:aaaa:1::/64', '2001:db8::/32', '::ffff:198.51.100.10'])(
    '[BLK3] %s can not: a proxy is in it, or it in a proxy’s range',
    (text) => expect(why(text)).toBe('proxy'),
  )

  it.each(['203.0.113.200', '203.0.113.0/24', '2001:db8:bbbb::/64'])('[BLK3] %s can not: it is where we are', (text) =>
    expect(why(text)).toBe('own'),
  )

  it.each(['8.0.0.0/8', '8.8.0.0/15', '2400::/31'])('[BLK3] %s can not: it is too wide', (text) =>
    expect(why(text)).toBe('too_wide'),
  )
})

import { describe, expect, it } from 'vitest'
import { createMmdbPlaces } from './mmdb-places.ts'

describe('createMmdbPlaces', () => {
  const places = createMmdbPlaces()

  it.each([
    ['8.8.8.8', 'US'],
    ['114.114.114.114', 'CN'],
    ['::ffff:8.8.8.8', 'US'],
    ['::FFFF:0808:0808', 'US'],
    ['2001:4860:4860::8888', 'US'],
    ['2400:3200::1', 'CN'],
    ['2400:3200::1%eth0', 'CN'],
  ])('[PLC1] knows the country of %s', (ip, country) => {
    expect(places.country(ip)).toBe(country)
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '203.0.113.9',
    '::',
    '::1',
    'fe80::1',
    'fd12::1',
    'ff02::1',
    '2001:db8::1',
    '::ffff:192.168.1.1',
    '',
    'localhost',
    '8.8.8',
    '8.8.8.8.8',
    '1.2.3.4:80',
    '2130706433',
    '\0',
  ])('[PLC1] knows none for %j', (ip) => {
    expect(places.country(ip)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { isPlainAddress, originOf, readPageAddress } from './page-address.ts'

describe('readPageAddress', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    [' https://Shop.Example/cart?id=7#top ', 'https://shop.example'],
    ['shop.example/cart', 'https://shop.example'],
    ['HTTP://shop.example:8080/', 'http://shop.example:8080'],
    ['https://shop.example:443', 'https://shop.example'],
    ['https://商店.example', 'https://xn--czrs0t.example'],
    ['http://localhost:3000/x', 'http://localhost:3000'],
    ['http://127.0.0.1:8461', 'http://127.0.0.1:8461'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://*.shop.example', 'https://*.shop.example'],
    ['https://*.Shop.example:8443/x', 'https://*.shop.example:8443'],
    ['*.shop.example', 'https://*.shop.example'],
    ['http://*.localhost:3000', 'http://*.localhost:3000'],
  ])('[SITE2] %s means %s', (text, origin) => {
    expect(readPageAddress(text)).toBe(origin)
    expect(isPlainAddress(origin)).toBe(true)
  })

  it.each([
    '',
    ' ',
    '*',
    'https://',
    'https://*',
    'https://*.com',
    'https://*.*.shop.example',
    'https://www.*.example',
    'https://*.127.0.0.1',
    'https://*.[::1]',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://shop.example',
    'null',
    'https://user:secret@shop.example',
    "https://shop.example; script-src 'unsafe-inline'",
    'https://a b.example',
    'https://a_b.example',
    'https://shop.example,https://evil.test',
    'chrome-extension://abcdef',
  ])('[SITE2][SEC-A5] %j is refused', (text) => expect(readPageAddress(text)).toBeNull())
})

describe('originOf', () => {
  it('[SITE5] is the origin of a page, and of nothing else', () => {
    expect(originOf('https://shop.example/cart?x')).toBe('https://shop.example')
    for (const none of [undefined, '', 'null', 'about:srcdoc', 'file:///x', '/cart', 'https://'])
      expect(originOf(none)).toBeUndefined()
  })
})

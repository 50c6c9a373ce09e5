import { describe, expect, it } from 'vitest'
import { isAllowedOrigin, newSiteKey } from './site.ts'

describe('newSiteKey', () => {
  it('[SITE6] never begins with a dash', () => {
    expect(newSiteKey('-_--abcdefghijklmnopqrstuvwxyz')).toBe('_--abcdefghijklmnopqrs')
    expect(newSiteKey('--abcdefghijklmnopqrstuvwxyz')).toBe('abcdefghijklmnopqrstuv')
  })
})

describe('isAllowedOrigin', () => {
  const site = { allowedOrigins: ['https://*.shop.example', 'http://*.dev.test:8080'] }

  it.each(['https://www.shop.example', 'https://a.b.shop.example', 'http://x.dev.test:8080'])(
    '[SITE1] an address with a star covers the subdomain %s',
    (origin) => expect(isAllowedOrigin(site, origin)).toBe(true),
  )

  it.each([
    'https://shop.example',
    'https://.shop.example',
    'http://www.shop.example',
    'https://www.shop.example:8443',
    'https://evilshop.example',
    'https://www.shop.example.evil.test',
    'https://evil.test/.shop.example',
    'https://evil.test:1.shop.example',
    'https://u@x.shop.example',
    'https://*.shop.example',
    'http://x.dev.test',
    'http://x.dev.test:80808',
    'https://',
  ])('[SITE1][SEC-A5] and not %s', (origin) => expect(isAllowedOrigin(site, origin)).toBe(false))

  it('[SITE1] a star elsewhere is no pattern', () => {
    for (const allowed of ['*', 'https://*', 'https://shop.*', '*.shop.example'])
      expect(isAllowedOrigin({ allowedOrigins: [allowed] }, 'https://www.shop.example'), allowed).toBe(false)
  })
})

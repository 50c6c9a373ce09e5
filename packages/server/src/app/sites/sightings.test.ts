import { defaultSiteSettings, type Site } from '@frontdesk/domain'
import { describe, expect, it } from 'vitest'
import { createSightings } from './sightings.ts'

const aSite = (id: string, allowedOrigins: string[]): Site => ({
  ...defaultSiteSettings,
  accountId: 'acc',
  id,
  name: id,
  key: id,
  enabled: true,
  allowedOrigins,
})

const make = (list: Site[]) => {
  const time = { nowMs: 1_000_000 }
  const seen: [siteId: string, step: string, origin: string, pageUrl: string | null][] = []
  const faults: unknown[] = []
  const reads = { count: 0 }
  const sightings = createSightings({
    openSites: async () => {
      reads.count += 1
      return list
    },
    keep: async ({ id }, { step, origin, pageUrl }) => {
      seen.push([id, step, origin, pageUrl])
    },
    clock: { now: () => time.nowMs },
    publicUrl: 'https://chat.example',
    onFault: (fault) => faults.push(fault),
  })
  return { sightings, seen, time, faults, reads }
}

const shop = aSite('shop', ['https://shop.example', 'https://*.shop.example'])
const other = aSite('other', ['https://other.example'])

describe('createSightings', () => {
  it('[SITE5] notes the script for the sites that allow its page, from a list that is read once a minute', async () => {
    const { sightings, seen, time, reads } = make([shop, other])
    for (const page of ['https://shop.example/cart?id=7', 'https://www.shop.example/', 'https://evil.test/', undefined])
      sightings.script(page)
    await sightings.close()
    expect(seen).toEqual([
      ['shop', 'script', 'https://shop.example', null],
      ['shop', 'script', 'https://www.shop.example', null],
    ])
    expect(reads.count).toBe(1)
    time.nowMs += 60_001
    sightings.script('https://shop.example/')
    await sightings.close()
    expect(reads.count).toBe(2)
  })

  it('[SITE5] writes each step of a page once in five seconds', async () => {
    const { sightings, seen, time } = make([shop])
    sightings.boot(shop, 'https://chat.example', true)
    for (let times = 0; times < 50; times += 1) sightings.boot(shop, 'https://shop.example', true)
    time.nowMs += 4_999
    sightings.boot(shop, 'https://shop.example', true)
    expect(seen).toHaveLength(1)
    time.nowMs += 1
    sightings.boot(shop, 'https://shop.example', true)
    await sightings.close()
    expect(seen).toHaveLength(2)
  })

  it('[SITE5][SEC-F3] a thousand strangers are one write', async () => {
    const { sightings, seen } = make([shop])
    for (let stranger = 0; stranger < 1_000; stranger += 1)
      sightings.boot(shop, `https://stranger-${stranger}.test`, false)
    await sightings.close()
    expect(seen).toEqual([['shop', 'refused', 'https://stranger-0.test', null]])
  })

  it('[SITE5][SEC-F3] forged subdomains fill neither memory nor store', async () => {
    const { sightings, seen } = make([shop])
    for (let forged = 0; forged < 1_000; forged += 1) sightings.boot(shop, `https://f${forged}.shop.example`, true)
    expect(seen.length).toBeLessThanOrEqual(32)
    await sightings.close()
  })

  it('[SITE5] believes a visit only on the site’s own pages and ours, and keeps nothing but origin and path', async () => {
    const { sightings, seen, time } = make([shop])
    const pages = [
      'https://shop.example/cart?token=secret#fragment',
      'https://chat.example/chat/shop',
      'https://evil.test/',
      'javascript:alert(1)',
      'not a page',
    ]
    for (const page of pages) sightings.visit(shop, page)
    sightings.visit({ accountId: 'acc', id: 'off' }, 'https://shop.example/')
    time.nowMs += 5_000
    await sightings.close()
    expect(seen).toEqual([
      ['shop', 'visit', 'https://shop.example', 'https://shop.example/cart'],
      ['shop', 'visit', 'https://chat.example', 'https://chat.example/chat/shop'],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import type { LogFields } from '../app/ports/log.ts'
import { addressSet } from '../ip-address.ts'
import { createProxyWatch } from './proxy-watch.ts'

const dayMs = 24 * 60 * 60_000

const setUp = () => {
  const clock = { nowMs: 1_000_000_000, now: () => clock.nowMs }
  const warnings: LogFields[] = []
  const quiet = () => undefined
  const log = { debug: quiet, info: quiet, error: quiet, warn: (fields: LogFields) => void warnings.push(fields) }
  return { clock, warnings, watch: createProxyWatch({ trusted: addressSet(['10.0.0.0/8']), clock, log }) }
}

describe('the watch for proxies that are not listed', () => {
  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip'])('[OPS1] sees %s', (name) => {
    const { watch, clock, warnings } = setUp()
    watch.look('::ffff:192.0.2.7', { [name]: '203.0.113.9' })
    expect(watch.unlisted()).toEqual([{ address: '192.0.2.7', lastSeenAtMs: clock.now() }])
    watch.look('192.0.2.8', { [name]: '203.0.113.9' })
    expect(warnings).toEqual([{ address: '192.0.2.7', setting: 'FRONTDESK_TRUSTED_PROXIES' }])
  })

  it('[OPS1] says nothing of listed proxies, of plain requests and of connections that are gone', () => {
    const { watch, warnings } = setUp()
    watch.look('10.1.2.3', { 'x-forwarded-for': '203.0.113.9' })
    watch.look('192.0.2.7', { host: 'chat.example', via: '1.1 cache' })
    watch.look(undefined, { 'x-forwarded-for': '203.0.113.9' })
    expect(watch.unlisted()).toEqual([])
    expect(warnings).toEqual([])
  })

  it('[OPS1] keeps the latest twenty, the latest first, and each for a day', () => {
    const { watch, clock } = setUp()
    for (let last = 1; last <= 25; last += 1) {
      clock.nowMs += 1_000
      watch.look(`192.0.2.${last}`, { 'x-real-ip': '203.0.113.9' })
    }
    watch.look('192.0.2.7', { 'x-real-ip': '203.0.113.9' })
    expect(watch.unlisted()).toHaveLength(20)
    expect(watch.unlisted().map(({ address }) => address)).toEqual(expect.arrayContaining(['192.0.2.6']))
    expect(watch.unlisted()[0]?.address).toBe('192.0.2.7')
    clock.nowMs += dayMs
    expect(watch.unlisted()).toEqual([])
  })
})

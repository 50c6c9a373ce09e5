import { describe, expect, it } from 'vitest'
import type { LimitRule } from '../../app/ports/limiter.ts'
import { readConfig } from '../../config.ts'
import { createMemoryLimiter } from './memory-limiter.ts'
import { createWindowCounter } from './window-counter.ts'

const make = () => {
  const time = { nowMs: 1_700_000_000_000 }
  const limits = readConfig({}, { checkout: '/srv' }).limits
  return { time, limits, limiter: createMemoryLimiter(limits, { now: () => time.nowMs }) }
}

const takeMany = async (take: () => Promise<number>, times: number): Promise<number[]> =>
  Promise.all(Array.from({ length: times }, take))

describe('createMemoryLimiter', () => {
  it.each<[LimitRule, number, number]>([
    ['visitor-message', 20, 10_000],
    ['agent-message', 60, 10_000],
    ['visitor-request', 200, 10_000],
    ['agent-request', 1_000, 10_000],
    ['boot-by-ip', 120, 60_000],
    ['identity-by-ip', 120, 60_000],
    ['sign-in-by-login', 10, 900_000],
    ['sign-in-by-ip', 50, 900_000],
    ['conversation-start-by-ip', 60, 60_000],
  ])(
    '[LIM1] %s allows %i in %i ms, then says how long to wait, then allows again',
    async (rule, attempts, windowMs) => {
      const { limiter, time } = make()
      const allowed = await takeMany(() => limiter.take(rule, 'one'), attempts)
      expect(allowed.every((waitMs) => waitMs === 0)).toBe(true)
      time.nowMs += 1_000
      expect(await limiter.take(rule, 'one')).toBe(windowMs - 1_000)
      expect(await limiter.take(rule, 'another')).toBe(0)
      time.nowMs += windowMs - 1_001
      expect(await limiter.take(rule, 'one')).toBe(1)
      time.nowMs += 1
      expect(await limiter.take(rule, 'one')).toBe(0)
    },
  )

  it('[LIM1] lets requests follow where an operator allows more messages', async () => {
    const { limits } = make()
    const more = { ...limits, visitorMessagesPer10s: 500, agentMessagesPer10s: 500 }
    const limiter = createMemoryLimiter(more, { now: () => 1_700_000_000_000 })
    for (const rule of ['visitor-request', 'agent-request'] as const) {
      const waits = await takeMany(() => limiter.take(rule, 'one'), 2_001)
      expect(waits.filter((waitMs) => waitMs > 0)).toHaveLength(1)
    }
  })

  it('[LIM1] does not shut out for longer because of attempts while shut out [SEC-E1]', async () => {
    const { limiter, time } = make()
    await takeMany(() => limiter.take('sign-in-by-login', 'li'), 500)
    time.nowMs += 899_999
    expect(await limiter.take('sign-in-by-login', 'li')).toBe(1)
    time.nowMs += 1
    expect(await limiter.take('sign-in-by-login', 'li')).toBe(0)
  })

  it('[LIM1] gives a budget back on reset', async () => {
    const { limiter } = make()
    await takeMany(() => limiter.take('sign-in-by-login', 'li'), 11)
    await limiter.reset('sign-in-by-login', 'li')
    expect(await limiter.take('sign-in-by-login', 'li')).toBe(0)
  })

  it('[LIM2] counts an IPv6 subscriber by its /64 and a mapped IPv4 address as itself', async () => {
    const { limiter } = make()
    const waits = []
    for (let host = 1; host <= 61; host += 1)
      waits.push(await limiter.take('conversation-start-by-ip', `2001:db8:1:2::${host.toString(16)}`))
    expect(waits.slice(0, 60).every((waitMs) => waitMs === 0)).toBe(true)
    expect(waits[60]).toBeGreaterThan(0)
    expect(await limiter.take('conversation-start-by-ip', '2001:db8:1:3::1')).toBe(0)

    await takeMany(() => limiter.take('conversation-start-by-ip', '192.0.2.7'), 60)
    expect(await limiter.take('conversation-start-by-ip', '::ffff:192.0.2.7')).toBeGreaterThan(0)
    await limiter.reset('conversation-start-by-ip', '::FFFF:192.0.2.7')
    expect(await limiter.take('conversation-start-by-ip', '192.0.2.7')).toBe(0)
  })
})

describe('createWindowCounter', () => {
  it('[LIM3] forgets ended windows, and the oldest ones beyond its bound', () => {
    const time = { nowMs: 0 }
    const counter = createWindowCounter({ attempts: 1, windowMs: 10_000 }, { now: () => time.nowMs }, 500)
    for (let key = 0; key < 300; key += 1) counter.take(`early-${key}`)
    expect(counter.size()).toBe(300)
    time.nowMs = 10_000
    counter.take('late')
    expect(counter.size()).toBe(1)
    for (let key = 0; key < 1_000; key += 1) counter.take(`many-${key}`)
    expect(counter.size()).toBe(500)
    expect(counter.take('many-999')).toBe(10_000)
    expect(counter.take('many-0')).toBe(0)
  })

  it('[LIM1] never makes anybody wait for longer than a window, also when the clock is set back', () => {
    const time = { nowMs: 1_000_000 }
    const counter = createWindowCounter({ attempts: 1, windowMs: 10_000 }, { now: () => time.nowMs })
    counter.take('one')
    time.nowMs = 1_000
    expect(counter.take('one')).toBe(0)
    expect(counter.take('one')).toBe(10_000)
  })
})

import { describe, expect, it } from 'vitest'
import { aTrigger, onTheCart } from './testing.ts'
import {
  fitsPage,
  inviterOf,
  type KnownVisitor,
  mayFire,
  type TriggerCircumstances,
  type TriggerCondition,
  triggerFor,
} from './trigger.ts'

const limits = { perVisit: 1, perDay: 2 }
const fresh = { inVisit: 0, inDay: 0, quietUntilMs: null }
const stranger: KnownVisitor = { attributes: {}, wasHereBefore: false }
const fires = (condition: TriggerCondition, now: Partial<TriggerCircumstances> = {}, known = stranger) =>
  triggerFor([aTrigger({ conditions: [condition] })], onTheCart(now), known, fresh, limits, 10_000) !== null

describe('rules that invite', () => {
  it('[TRG1] a page by its path whatever the query, by pattern, or by the whole address', () => {
    const url = 'https://shop.example/en/Cart/?step=1#top'
    const fitting = ['/en/cart', '/EN/*', '*/cart/?step=*', '/en/cart/?step=1', 'https://shop.example/*', '*cart*']
    expect(fitting.filter((pattern) => !fitsPage(pattern, url))).toEqual([])
    const others = ['/cart', '/en', '/en/cart/?step=2', '', 'https://other.example/*', '*a*a*a*', '/en/*/pay']
    expect(others.filter((pattern) => fitsPage(pattern, url))).toEqual([])
    expect(fitsPage('/', 'https://shop.example')).toBe(true)
    expect(fitsPage('a*a', 'a')).toBe(false)
    expect(fitsPage('/*', 'not an address')).toBe(true)
  })

  it('[TRG1] a pattern full of wildcards costs no more than reading it', () => {
    expect(fitsPage(`${'*a'.repeat(200)}b`, `https://x/${'a'.repeat(2_000)}`)).toBe(false)
  })

  it('[TRG1] time, pages, language, hours and agents', () => {
    expect([fires({ kind: 'time', atLeastMs: 10_000 }), fires({ kind: 'time', atLeastMs: 10_001 })]).toEqual([
      true,
      false,
    ])
    expect([fires({ kind: 'pages', atLeast: 3 }), fires({ kind: 'pages', atLeast: 4 })]).toEqual([true, false])
    expect([fires({ kind: 'language', language: 'en' }), fires({ kind: 'language', language: 'zh-CN' })]).toEqual([
      true,
      false,
    ])
    expect([fires({ kind: 'hours', open: true }), fires({ kind: 'hours', open: false })]).toEqual([true, false])
    expect([fires({ kind: 'agents', atLeast: 1 }), fires({ kind: 'agents', atLeast: 2 })]).toEqual([true, false])
  })

  it('[TRG1] who was here before, and what the site tells of the cart', () => {
    const known = { attributes: { cart: 120, plan: 'Gold trial', vip: false }, wasHereBefore: true }
    const about = (key: string, is: 'set' | 'equal' | 'least' | 'contains', value = '') =>
      fires({ kind: 'attribute', key, is, value }, {}, known)
    expect(fires({ kind: 'returning', returning: true }, {}, known)).toBe(true)
    expect(fires({ kind: 'returning', returning: true })).toBe(false)
    expect([about('cart', 'least', '120'), about('cart', 'least', '121'), about('cart', 'least', '')]).toEqual([
      true,
      false,
      false,
    ])
    expect([about('plan', 'contains', 'gold'), about('plan', 'equal', 'gold')]).toEqual([true, false])
    expect([about('cart', 'set'), about('vip', 'set'), about('toString', 'set')]).toEqual([true, false, false])
  })

  it('[TRG1] all conditions must hold; a rule without any, that is off or of another site, never does', () => {
    const now = onTheCart()
    const both = aTrigger({
      conditions: [
        { kind: 'page', pattern: '/cart' },
        { kind: 'pages', atLeast: 4 },
      ],
    })
    const silent = [both, aTrigger({ conditions: [] }), aTrigger({ mode: 'off' }), aTrigger({ siteId: 'else' })]
    expect(silent.map((trigger) => mayFire(trigger, now, 0))).toEqual([false, false, false, false])
    expect(mayFire(aTrigger({ siteId: 's' }), now, 0)).toBe(true)
  })

  it('[TRG2] nobody is invited more often than the limits say, nor while it is to be left alone', () => {
    const on = (invited: Partial<typeof fresh> | { quietUntilMs: number }) =>
      triggerFor([aTrigger()], onTheCart(), stranger, { ...fresh, ...invited }, limits, 10_000)?.id
    expect([on({}), on({ inVisit: 1 }), on({ inDay: 2 }), on({ quietUntilMs: 10_001 })]).toEqual([
      't1',
      undefined,
      undefined,
      undefined,
    ])
    expect(on({ quietUntilMs: 10_000 })).toBe('t1')
  })

  it('[TRG3] the picked agent invites where it has a seat, else who has most free', () => {
    const free = [
      { agentId: 'ada', load: 4, capacity: 5 },
      { agentId: 'bo', load: 1, capacity: 5 },
    ]
    expect([inviterOf(free, 'ada'), inviterOf(free, 'cy'), inviterOf([], 'ada')]).toEqual(['ada', 'bo', null])
  })
})

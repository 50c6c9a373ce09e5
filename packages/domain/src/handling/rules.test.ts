import { describe, expect, it } from 'vitest'
import { ordinaryHandling } from '../contact-handling.ts'
import { type Condition, type HandlingRule, handlingFor, ruleFor } from './rules.ts'

const nowMs = Date.parse('2026-11-28T12:00:00Z')
const rule = (id: string, conditions: Condition[], to: Partial<HandlingRule> = {}): HandlingRule => ({
  id,
  name: id,
  conditions,
  agentId: null,
  teamId: null,
  priority: true,
  teamGone: false,
  createdAtMs: 0,
  ...to,
})
const bigSpender = rule('spend', [{ attribute: 'spend', operator: 'at-least', value: 10_000 }], { agentId: 'a1' })
const longStanding = rule('since', [{ attribute: 'memberSince', operator: 'older-than', amount: 3, unit: 'years' }], {
  teamId: 't1',
})
const contact = (attributes: { [key: string]: string | number | boolean }, verified = true) => ({
  attributes,
  verified,
  handling: null,
})

describe('how a contact is served', () => {
  it('[HDL1][D5] spend >= 10000 and memberSince older than 3 years make special, the first rule that holds decides', () => {
    const rules = [bigSpender, longStanding]
    const own = { special: true, agentId: 'a1', teamId: null, priority: true }
    const team = { special: true, agentId: null, teamId: 't1', priority: true }
    expect(handlingFor(contact({ spend: 10_000 }), rules, nowMs)).toEqual(own)
    expect(handlingFor(contact({ spend: '12500' }), rules, nowMs)).toEqual(own)
    expect(handlingFor(contact({ spend: 9_999 }), rules, nowMs)).toEqual(ordinaryHandling)
    expect(handlingFor(contact({ memberSince: '2023-11-27' }), rules, nowMs)).toEqual(team)
    expect(handlingFor(contact({ memberSince: '2023-11-29' }), rules, nowMs)).toEqual(ordinaryHandling)
    expect(handlingFor(contact({ spend: 20_000, memberSince: '2001-01-01' }), rules, nowMs)).toEqual(own)
    expect(handlingFor(contact({ spend: 20_000, memberSince: '2001-01-01' }), rules.toReversed(), nowMs)).toEqual(team)
  })

  it('[HDL1] attributes of a contact that nobody has vouched for count for nothing', () => {
    expect(handlingFor(contact({ spend: 99_999 }, false), [bigSpender], nowMs)).toEqual(ordinaryHandling)
    expect(ruleFor(contact({ spend: 99_999 }, false), [rule('all', [])], nowMs)).toBeNull()
  })

  it('[HDL2][D5] what somebody has decided by hand stands before every rule, verified or not', () => {
    const byHand = { special: true, agentId: 'a9', teamId: null, priority: false }
    expect(handlingFor({ ...contact({ spend: 1 }, false), handling: byHand }, [bigSpender], nowMs)).toEqual(byHand)
    const ordinary = { ...contact({ spend: 99_999 }), handling: ordinaryHandling }
    expect(handlingFor(ordinary, [bigSpender], nowMs)).toEqual(ordinaryHandling)
  })

  const holds = (condition: Condition, value: string | number | boolean | undefined) =>
    ruleFor(contact(value === undefined ? {} : { x: value }), [rule('r', [condition])], nowMs) !== null
  it.each<[Condition, string | number | boolean | undefined, boolean]>([
    [{ attribute: 'x', operator: 'is', value: 'gold' }, 'Gold', true],
    [{ attribute: 'x', operator: 'is', value: true }, 'true', true],
    [{ attribute: 'x', operator: 'is', value: 'gold' }, undefined, false],
    [{ attribute: 'x', operator: 'is-not', value: 'gold' }, 'silver', true],
    [{ attribute: 'x', operator: 'is-not', value: 'gold' }, undefined, true],
    [{ attribute: 'x', operator: 'at-least', value: 5 }, 'many', false],
    [{ attribute: 'x', operator: 'at-least', value: 0 }, '', false],
    [{ attribute: 'x', operator: 'at-least', value: 0 }, true, false],
    [{ attribute: 'x', operator: 'at-most', value: 5 }, 5, true],
    [{ attribute: 'x', operator: 'newer-than', amount: 30, unit: 'days' }, '2026-11-01', true],
    [{ attribute: 'x', operator: 'newer-than', amount: 30, unit: 'days' }, '2026-10-01', false],
    [{ attribute: 'x', operator: 'older-than', amount: 30, unit: 'days' }, 'long ago', false],
    [{ attribute: 'x', operator: 'older-than', amount: 30, unit: 'days' }, 0, false],
    [{ attribute: '__proto__', operator: 'is-not', value: '' }, 1, true],
    [{ attribute: 'constructor', operator: 'is', value: 'x' }, 1, false],
  ])('[HDL3] %j of %j: %s', (condition, value, expected) => expect(holds(condition, value)).toBe(expected))
})

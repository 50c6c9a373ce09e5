import type { HandlingRule } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { draftOfRule, emptyCondition, emptyRule, problemsOfRule, type RuleDraft, ruleToSend } from './rule-draft.ts'

const rule: HandlingRule = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: 'Gold',
  conditions: [
    { attribute: 'spend', operator: 'at-least', value: 10_000 },
    { attribute: 'memberSince', operator: 'older-than', amount: 3, unit: 'years' },
    { attribute: 'plan', operator: 'is-not', value: 'trial' },
  ],
  agentId: null,
  teamId: null,
  priority: true,
  teamGone: false,
  createdAtMs: 1,
}
const condition = (change: Partial<RuleDraft['conditions'][number]>): RuleDraft => ({
  ...emptyRule,
  name: 'One',
  priority: true,
  conditions: [{ ...emptyCondition, attribute: 'x', value: '1', ...change }],
})
const placesOf = (draft: RuleDraft): string[] => Object.keys(problemsOfRule(draft))

describe('the editor of a rule', () => {
  it('[HDL9] sends a rule as it came', () => {
    const { name, conditions, agentId, teamId, priority } = rule
    expect(ruleToSend(draftOfRule(rule))).toEqual({ name, conditions, agentId, teamId, priority })
    expect(problemsOfRule(draftOfRule(rule))).toEqual({})
  })

  it('[HDL9] reads numbers as people write them', () => {
    expect(ruleToSend(condition({ value: ' 10,000 ' })).conditions).toEqual([
      { attribute: 'x', operator: 'at-least', value: 10_000 },
    ])
    expect(ruleToSend(condition({ value: '-2.5' })).conditions).toMatchObject([{ value: -2.5 }])
  })

  it('[HDL9] says what is wrong at its place', () => {
    expect(placesOf(emptyRule)).toEqual(['name', 'attribute.0', 'value.0', 'leads'])
    expect(placesOf(condition({ attribute: 'total spend' }))).toEqual(['attribute.0'])
    expect(placesOf(condition({ value: 'much' }))).toEqual(['value.0'])
    expect(placesOf(condition({ operator: 'older-than', value: '2.5' }))).toEqual(['value.0'])
    expect(placesOf(condition({ operator: 'older-than', value: '0' }))).toEqual(['value.0'])
    expect(placesOf(condition({ operator: 'is', value: ' ' }))).toEqual(['value.0'])
    expect(placesOf({ ...condition({}), priority: false })).toEqual(['leads'])
  })
})

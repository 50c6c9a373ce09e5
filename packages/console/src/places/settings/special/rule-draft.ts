import type { HandlingCondition, HandlingRule } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'
import type { Problems } from '../editing/use-draft.ts'

export const operators = ['at-least', 'at-most', 'is', 'is-not', 'older-than', 'newer-than'] as const
export type Operator = (typeof operators)[number]
export const units = ['years', 'days'] as const

/** A condition while it is typed: every value is text. */
export type ConditionDraft = { attribute: string; operator: Operator; value: string; unit: (typeof units)[number] }

/** Where a contact is led; the same for a rule and by hand. */
export type Leads = { agentId: string | null; teamId: string | null; priority: boolean }

export type RuleDraft = Leads & { name: string; conditions: ConditionDraft[] }

export const emptyCondition: ConditionDraft = { attribute: '', operator: 'at-least', value: '', unit: 'years' }
export const emptyRule: RuleDraft = {
  name: '',
  conditions: [emptyCondition],
  agentId: null,
  teamId: null,
  priority: false,
}

export const takesDate = (operator: Operator): operator is 'older-than' | 'newer-than' =>
  operator === 'older-than' || operator === 'newer-than'
const takesNumber = (operator: Operator): operator is 'at-least' | 'at-most' =>
  operator === 'at-least' || operator === 'at-most'

export const draftOfRule = ({ name, conditions, agentId, teamId, priority }: HandlingRule): RuleDraft => ({
  name,
  agentId,
  teamId,
  priority,
  conditions: conditions.map(
    (one): ConditionDraft =>
      'amount' in one
        ? { attribute: one.attribute, operator: one.operator, value: String(one.amount), unit: one.unit }
        : { attribute: one.attribute, operator: one.operator, value: String(one.value), unit: 'years' },
  ),
})

/** `10,000`, as people write it, and `10000` are the same. */
const numberOf = (text: string): number => {
  const digits = text.trim().replaceAll(/[,\s'_](?=\d{3})/g, '')
  return digits === '' ? Number.NaN : Number(digits)
}

/** Null for what can't be asked yet. */
const readCondition = ({ attribute, operator, value, unit }: ConditionDraft): HandlingCondition | null => {
  const key = attribute.trim()
  if (takesDate(operator)) {
    const amount = numberOf(value)
    const fits = Number.isInteger(amount) && amount >= 1 && amount <= limits.conditionAmount
    return fits ? { attribute: key, operator, amount, unit } : null
  }
  if (takesNumber(operator)) {
    const number = numberOf(value)
    return Number.isFinite(number) ? { attribute: key, operator, value: number } : null
  }
  return value.trim() === '' ? null : { attribute: key, operator, value: value.trim() }
}

const keyPattern = /^[A-Za-z][A-Za-z0-9_.-]*$/

/** What keeps a rule from being saved, by its place: `name`, `attribute.0`, `value.0`, `leads`. */
export const problemsOfRule = (draft: RuleDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  if (draft.name.trim() === '') problems['name'] = 'special.problem.name'
  for (const [index, condition] of draft.conditions.entries()) {
    if (!keyPattern.test(condition.attribute.trim())) problems[`attribute.${index}`] = 'special.problem.attribute'
    if (readCondition(condition) === null)
      problems[`value.${index}`] = takesDate(condition.operator)
        ? 'special.problem.amount'
        : takesNumber(condition.operator)
          ? 'special.problem.number'
          : 'special.problem.value'
  }
  if (!leadsAnywhere(draft)) problems['leads'] = 'special.problem.leads'
  return problems
}

export const leadsAnywhere = ({ agentId, teamId, priority }: Leads): boolean =>
  agentId !== null || teamId !== null || priority

/** The rule as it is sent; only of a draft without problems. */
export const ruleToSend = ({ name, conditions, agentId, teamId, priority }: RuleDraft) => ({
  name: name.trim(),
  conditions: conditions.flatMap((one) => readCondition(one) ?? []),
  agentId,
  teamId,
  priority,
})

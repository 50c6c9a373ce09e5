import type { Contact } from '../contact.ts'
import { type Handling, ordinaryHandling } from '../contact-handling.ts'

/**
 * What a rule asks of one attribute: a closed grammar, whose values are compared and never run. `older-than` and
 * `newer-than` read a date (`2021-04-30`, or with a time) in the attribute.
 */
export type Condition =
  | { attribute: string; operator: 'is' | 'is-not'; value: string | number | boolean }
  | { attribute: string; operator: 'at-least' | 'at-most'; value: number }
  | { attribute: string; operator: 'older-than' | 'newer-than'; amount: number; unit: 'days' | 'years' }

/** Makes contacts special by what the company says of them. Rules are asked in order; the first whose conditions all hold decides. */
export type HandlingRule = {
  id: string
  name: string
  conditions: readonly Condition[]
  agentId: string | null
  teamId: string | null
  priority: boolean
  /** It named a team that has been removed since. */
  teamGone: boolean
  createdAtMs: number
}

type Asked = Pick<Contact, 'verified' | 'attributes' | 'handling'>

/**
 * How a contact is served: as somebody has decided by hand, else by the first rule that holds, else the normal way.
 * Attributes count on verified contacts only: on others they are what anybody could have typed.
 */
export const handlingFor = (contact: Asked, rules: readonly HandlingRule[], nowMs: number): Handling =>
  handledAs(contact, rules, nowMs).handling

/** How a contact is served, and who or what has decided so. */
export type Handled = { handling: Handling } & (
  | { by: 'hand' | 'nobody'; rule: null }
  | { by: 'rule'; rule: Pick<HandlingRule, 'id' | 'name'> }
)

/** As {@link handlingFor}, with the reason. */
export const handledAs = (contact: Asked, rules: readonly HandlingRule[], nowMs: number): Handled => {
  if (contact.handling !== null) return { handling: contact.handling, by: 'hand', rule: null }
  const rule = ruleFor(contact, rules, nowMs)
  if (rule === null) return { handling: ordinaryHandling, by: 'nobody', rule: null }
  const { agentId, teamId, priority } = rule
  return { handling: { special: true, agentId, teamId, priority }, by: 'rule', rule }
}

/** Whether a rule leads anywhere else than the normal way; one that does not is of no use. */
export const leadsAnywhere = ({
  agentId,
  teamId,
  priority,
}: Pick<HandlingRule, 'agentId' | 'teamId' | 'priority'>): boolean => agentId !== null || teamId !== null || priority

/** The rule that makes a contact special; null when none does. */
export const ruleFor = (
  { verified, attributes }: Pick<Contact, 'verified' | 'attributes'>,
  rules: readonly HandlingRule[],
  nowMs: number,
): HandlingRule | null => {
  if (!verified) return null
  return rules.find(({ conditions }) => conditions.every((one) => holds(one, attributes, nowMs))) ?? null
}

const holds = (condition: Condition, attributes: Contact['attributes'], nowMs: number): boolean => {
  const value = Object.hasOwn(attributes, condition.attribute) ? attributes[condition.attribute] : undefined
  if (value === undefined) return condition.operator === 'is-not'
  switch (condition.operator) {
    case 'is':
      return isSame(value, condition.value)
    case 'is-not':
      return !isSame(value, condition.value)
    case 'at-least':
      return numberOf(value) >= condition.value
    case 'at-most':
      return numberOf(value) <= condition.value
    case 'older-than':
      return dateOf(value) < before(nowMs, condition)
    case 'newer-than':
      return dateOf(value) >= before(nowMs, condition)
  }
}

/** A company may send `"10000"` for 10000 and `"true"` for true. */
const isSame = (a: string | number | boolean, b: string | number | boolean): boolean =>
  String(a).trim().toLowerCase() === String(b).trim().toLowerCase()

/** NaN, which compares with nothing, for what is no number. */
const numberOf = (value: string | number | boolean): number => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}

const dateOf = (value: string | number | boolean): number =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN

const dayMs = 86_400_000

const before = (nowMs: number, { amount, unit }: { amount: number; unit: 'days' | 'years' }): number => {
  if (unit === 'days') return nowMs - amount * dayMs
  const date = new Date(nowMs)
  return date.setUTCFullYear(date.getUTCFullYear() - amount)
}

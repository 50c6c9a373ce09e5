import { limits } from '../limits.ts'
import { Exact, Id, Name, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { AttributeKey, AttributeValue } from './contacts.ts'

const condition = { attribute: AttributeKey }

/** What a rule asks of one attribute. `older-than` and `newer-than` read a date (`2021-04-30`, or with a time) in it. */
export const HandlingCondition = Type.Union([
  Exact({ ...condition, operator: OneOf('is', 'is-not'), value: AttributeValue }),
  Exact({ ...condition, operator: OneOf('at-least', 'at-most'), value: Type.Number() }),
  Exact({
    ...condition,
    operator: OneOf('older-than', 'newer-than'),
    amount: Type.Integer({ minimum: 1, maximum: limits.conditionAmount }),
    unit: OneOf('days', 'years'),
  }),
])
export type HandlingCondition = Static<typeof HandlingCondition>

export const handlingRuleSettings = {
  name: Name,
  /** All must hold. */
  conditions: Type.Array(HandlingCondition, { minItems: 1, maxItems: limits.ruleConditions }),
  /** Its own agent, else its own team; at least one of them, or ahead of the line. */
  agentId: Nullable(Id),
  teamId: Nullable(Id),
  priority: Type.Boolean(),
}

/** Makes contacts special by what the company says of them. */
export const HandlingRule = Exact({
  id: Id,
  ...handlingRuleSettings,
  /** It named a team that has been removed since. */
  teamGone: Type.Boolean(),
  createdAtMs: TimeMs,
})
export type HandlingRule = Static<typeof HandlingRule>

import type { Params, Trigger, TriggerCondition } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'

/** A rule as its page edits it. */
export type TriggerDraft = Pick<Trigger, 'name' | 'mode' | 'siteId' | 'conditions' | 'texts'>
export type TriggerRuleChange = Params<'trigger.update'>['change']

export const draftOfTrigger = ({ name, mode, siteId, conditions, texts }: Trigger): TriggerDraft => ({
  name,
  mode,
  siteId,
  conditions,
  texts,
})

export const changeOfTrigger = (trigger: Trigger, draft: TriggerDraft): TriggerRuleChange | null =>
  differing(draftOfTrigger(trigger), { ...draft, name: draft.name.trim() })

export const inverseOfTrigger = (trigger: Trigger, change: TriggerRuleChange): TriggerRuleChange =>
  pick(draftOfTrigger(trigger), Object.keys(change) as (keyof TriggerDraft)[])

/** One that is added, before anything is said of it. */
export const newConditions: { readonly [K in TriggerCondition['kind']]: Extract<TriggerCondition, { kind: K }> } = {
  page: { kind: 'page', pattern: '/' },
  time: { kind: 'time', atLeastMs: 30_000 },
  pages: { kind: 'pages', atLeast: 3 },
  returning: { kind: 'returning', returning: true },
  attribute: { kind: 'attribute', key: 'cart', is: 'least', value: '' },
  language: { kind: 'language', language: 'zh-CN' },
  hours: { kind: 'hours', open: true },
  agents: { kind: 'agents', atLeast: 2 },
}
export const conditionKinds = Object.keys(newConditions) as TriggerCondition['kind'][]

const isWhole = (condition: TriggerCondition): boolean => {
  switch (condition.kind) {
    case 'page':
      return condition.pattern.trim() !== ''
    case 'time':
      return condition.atLeastMs >= 1_000 && condition.atLeastMs <= limits.timeOnPageMs
    case 'pages':
    case 'agents':
      return condition.atLeast >= 1 && condition.atLeast <= 1_000
    case 'attribute':
      return (
        /^[A-Za-z][A-Za-z0-9_.-]*$/.test(condition.key) && (condition.is === 'set' || condition.value.trim() !== '')
      )
    default:
      return true
  }
}

export const problemsOfTrigger = ({ name, mode, conditions }: TriggerDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  if (name.trim() === '') problems['name'] = 'invitations.problem.name'
  if (mode !== 'off' && conditions.length === 0) problems['conditions'] = 'invitations.problem.conditions'
  for (const [at, condition] of conditions.entries())
    if (!isWhole(condition)) problems[`condition.${at}`] = 'invitations.problem.condition'
  return problems
}

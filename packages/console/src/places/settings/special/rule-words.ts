import type { HandlingCondition } from '@frontdesk/protocol'
import type { Language, Translate } from '../../../lib/i18n.ts'

/** Conditions in one breath: all of them hold. */
export const allInWords = (t: Translate, conditions: readonly string[]): string =>
  conditions.reduce((first, next) => t('special.and', { first, next }))

/** Where a contact is led, one after the other, in one breath. */
export const stepsInWords = (t: Translate, steps: readonly string[]): string =>
  steps.reduce((first, next) => t('special.andThen', { first, next }))

const valueInWords = (language: Language, condition: HandlingCondition): string => {
  if ('amount' in condition) return String(condition.amount)
  return typeof condition.value === 'number'
    ? new Intl.NumberFormat(language).format(condition.value)
    : String(condition.value)
}

export const conditionInWords = (t: Translate, language: Language, condition: HandlingCondition): string => {
  const { attribute } = condition
  if ('amount' in condition) {
    const age = t(`special.age.${condition.unit}`, { count: condition.amount })
    return t(`special.words.${condition.operator}`, { attribute, age })
  }
  return t(`special.words.${condition.operator}`, { attribute, value: valueInWords(language, condition) })
}

/** Where a contact is led, one after the other; empty for the normal way. */
export const leadsInWords = (
  t: Translate,
  leads: { agent: string | null; team: string | null; priority: boolean },
): string[] => [
  ...(leads.agent === null ? [] : [t('special.leads.agent', { name: leads.agent })]),
  ...(leads.team === null
    ? []
    : [t(leads.agent === null ? 'special.leads.team' : 'special.leads.team.after', { team: leads.team })]),
  ...(leads.priority ? [t('special.leads.priority')] : []),
]

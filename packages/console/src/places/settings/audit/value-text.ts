import type { Language, Translate } from '../../../lib/i18n.ts'
import { duration } from '../../../lib/time.ts'
import { otherRights } from '../roles/rights-in-words.ts'

/** Stands for what is empty, in every language. */
const none = '—'

const knownRights: readonly string[] = otherRights

/** A value of a field, for people; what is made of parts stands as the program writes it. */
export const valueText = (t: Translate, language: Language, field: string, value: unknown): string => {
  if (value === undefined || value === null || value === '') return none
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
  if (typeof value === 'number') return field.endsWith('Ms') ? duration(t, value) : value.toLocaleString(language)
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    if (value.length === 0) return none
    const words = value.map((one) => (field === 'rights' ? rightText(t, one) : one))
    return new Intl.ListFormat(language, { type: 'unit' }).format(words)
  }
  return JSON.stringify(value)
}

const rightText = (t: Translate, right: string): string => {
  if (right === 'conversations.all' || right === 'conversations.team')
    return t(right === 'conversations.all' ? 'roles.sees.all.words' : 'roles.sees.team.words')
  return knownRights.includes(right) ? t(`right.${right as (typeof otherRights)[number]}`) : right
}

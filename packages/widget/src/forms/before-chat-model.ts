import type { Appearance, Params } from '@frontdesk/protocol'
import type { FormValues } from '../panel/panel-desk.ts'
import type { TextKey } from '../panel/texts.ts'
import { storable } from '../panel/writing.ts'
import type { Language } from '../shared/language.ts'
import { isEmail, isPhone } from './contact-details.ts'

type ContactKind = 'name' | 'email' | 'phone'
/** One line of the form. `name` tells it apart; a question's is the attribute's key, so the others have a sign before it. */
export type Asked = {
  name: string
  kind: ContactKind | 'question' | 'consent'
  /** The site's own words; empty where ours stand. */
  label: string
  isRequired: boolean
}

/** What is asked before the first message, in order. A verified visitor's details are known and stay as they are. */
export const asked = ({ preChat, consent, texts }: Appearance, language: Language, isVerified: boolean): Asked[] => {
  const details = preChat.fields.map(
    ({ field, required }): Asked => ({ name: `=${field}`, kind: field, label: '', isRequired: required }),
  )
  const questions = preChat.questions.map(
    ({ key, label, required }): Asked => ({
      name: key,
      kind: 'question',
      label: label[language] || label.en || label['zh-CN'],
      isRequired: required,
    }),
  )
  const agree: Asked = { name: '=consent', kind: 'consent', label: texts[language].consent, isRequired: true }
  return [
    ...(preChat.enabled && !isVerified ? [...details, ...questions] : []),
    ...(consent === 'before-chat' ? [agree] : []),
  ]
}

const problemOf = ({ kind, isRequired }: Asked, value: string): TextKey | null => {
  if (value === '') return isRequired ? (kind === 'consent' ? 'form.error.consent' : 'form.error.required') : null
  if (kind === 'email' && !isEmail(value)) return 'contact.error.email'
  if (kind === 'phone' && !isPhone(value)) return 'contact.error.phone'
  return null
}

/** The first line that can't go out like this. */
export const firstProblem = (fields: readonly Asked[], values: FormValues): { field: string; key: TextKey } | null => {
  for (const field of fields) {
    const key = problemOf(field, storable(values[field.name] ?? ''))
    if (key !== null) return { field: field.name, key }
  }
  return null
}

/** The answers as they go to the server: questions as attributes, what was left empty not at all. */
export const answersOf = (fields: readonly Asked[], values: FormValues): Params<'contact.update'> => {
  const given = fields
    .map(({ name, kind }) => ({ name, kind, value: storable(values[name] ?? '') }))
    .filter(({ value }) => value !== '')
  const attributes: { [key: string]: string } = {}
  const details: Params<'contact.update'> = {}
  for (const { name, kind, value } of given) {
    if (kind === 'consent') details.consent = true
    else if (kind === 'question') attributes[name] = value
    else details[kind] = value
  }
  return { ...details, ...(Object.keys(attributes).length > 0 && { attributes }) }
}

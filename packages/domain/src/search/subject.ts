import { type Attributes, type Contact, contactLabel } from '../contact.ts'
import type { Room } from '../conversation/room.ts'
import { findMatches, type Range } from './matches.ts'
import { type Term, tokensOf } from './tokens.ts'

/** Something by which a contact or a conversation is found beside what was said. */
export type SubjectField = {
  field: 'name' | 'email' | 'phone' | 'externalId' | 'attribute' | 'title' | 'member'
  /** Of an attribute. */
  name: string | null
  text: string
}
export type FieldMatch = SubjectField & { matches: Range[] }

/** A country's code is so long at most; numbers are found with it and without. */
const countryDigits = 3

export const contactFields = (contact: Pick<Contact, ContactField>): SubjectField[] => [
  { field: 'name', name: null, text: contactLabel(contact) },
  ...(['email', 'phone', 'externalId'] as const).flatMap((field) => {
    const text = contact[field]
    return text === null ? [] : [{ field, name: null, text }]
  }),
  ...attributeFields(contact.attributes),
]
type ContactField = 'id' | 'name' | 'email' | 'phone' | 'externalId' | 'attributes'

/** Nothing is known of it that it could be found by. */
export const isUnknown = (contact: Pick<Contact, ContactField | 'tagIds'>): boolean =>
  contact.name === null && contactFields(contact).length === 1 && contact.tagIds.length === 0

export const attributeFields = (attributes: Attributes): SubjectField[] =>
  Object.entries(attributes).map(([name, value]) => ({ field: 'attribute', name, text: String(value) }))

/** A visitors' conversation is found by whom it is with, and by what is noted on it. */
export const serviceFields = (contact: Pick<Contact, ContactField>, attributes: Attributes): SubjectField[] => [
  ...contactFields(contact),
  ...attributeFields(attributes),
]

/** A room is found by its title, and by the visitors in it. */
export const roomFields = ({ title, members }: Pick<Room, 'title' | 'members'>): SubjectField[] => [
  ...(title === null ? [] : [{ field: 'title' as const, name: null, text: title }]),
  ...members.flatMap(({ name }) => (name === null ? [] : [{ field: 'member' as const, name: null, text: name }])),
]

/** Every token by which one of the fields is found. */
export const subjectTokens = (fields: readonly SubjectField[]): Set<string> =>
  new Set(fields.flatMap((one) => [one.text, ...numbersIn(one)]).flatMap((text) => [...tokensOf(text)]))

/** The fields that the terms stand in, with where; null unless each stands in one. */
export const matchSubject = (fields: readonly SubjectField[], terms: readonly Term[]): FieldMatch[] | null => {
  const found = fields.map((one) => ({ one, of: terms.map((term) => matchesIn(one, term)) }))
  if (terms.some((_, i) => found.every(({ of }) => of[i] === null))) return null
  return found.flatMap(({ one, of }) => {
    const places = of.flatMap((ranges) => ranges ?? [])
    return places.length === 0 ? [] : [{ ...one, matches: places.toSorted((a, b) => a[0] - b[0]) }]
  })
}

/** A number that is asked for without its spaces is marked whole. */
const matchesIn = (one: SubjectField, term: Term): Range[] | null =>
  findMatches(one.text, [term]) ??
  (numbersIn(one).some((number) => findMatches(number, [term]) !== null) ? [[0, one.text.length]] : null)

const numbersIn = ({ field, text }: SubjectField): string[] => {
  if (field !== 'phone') return []
  const digits = text.replace(/\D/g, '')
  return Array.from({ length: countryDigits + 1 }, (_, from) => digits.slice(from)).filter(({ length }) => length > 1)
}

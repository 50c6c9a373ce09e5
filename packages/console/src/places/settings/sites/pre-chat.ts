import type { PreChat } from '@frontdesk/protocol'

export type Question = PreChat['questions'][number]
type ContactField = PreChat['fields'][number]['field']

export const contactFields = ['name', 'email', 'phone'] as const satisfies readonly ContactField[]
export const asks = ['no', 'optional', 'required'] as const
export type Ask = (typeof asks)[number]

export const askOf = ({ fields }: Pick<PreChat, 'fields'>, field: ContactField): Ask => {
  const asked = fields.find((one) => one.field === field)
  return asked === undefined ? 'no' : asked.required ? 'required' : 'optional'
}

/** The form's fields with one of them changed, always in the same order. */
export const withAsk = (fields: PreChat['fields'], field: ContactField, ask: Ask): PreChat['fields'] =>
  contactFields.flatMap((one) => {
    const wanted = one === field ? ask : askOf({ fields }, one)
    return wanted === 'no' ? [] : [{ field: one, required: wanted === 'required' }]
  })

/** A key that no question has yet, for the attribute that holds the answers. */
export const freeKey = (questions: readonly Pick<Question, 'key'>[]): string => {
  const taken = new Set(questions.map(({ key }) => key))
  for (let number = 1; ; number += 1) if (!taken.has(`question_${number}`)) return `question_${number}`
}

/** What a label says as a key: `Order number` becomes `order_number`; nothing where it has no Latin letters. */
export const keyOf = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 64)

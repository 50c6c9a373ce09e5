import type { TextKey } from '../panel/texts.ts'

export const contactFields = ['name', 'email', 'phone'] as const
type Field = (typeof contactFields)[number]
export type ContactValues = { [F in Field]: string }
export type Problem = { field: Field; key: TextKey }

export const isEmail = (text: string): boolean => text.length <= 254 && /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(text)

/** As the wire wants it. */
export const isPhone = (text: string): boolean => /^[+0-9 ()./-]{4,32}$/.test(text)

/** What is wrong with these details, in the order of the fields. */
export const contactProblem = ({ email, phone }: ContactValues): Problem | null => {
  if (email !== '' && !isEmail(email)) return { field: 'email', key: 'contact.error.email' }
  if (phone !== '' && !isPhone(phone)) return { field: 'phone', key: 'contact.error.phone' }
  if (email === '' && phone === '') return { field: 'email', key: 'contact.error.way' }
  return null
}

const foreignKeyViolation = '23503'

/** Whether a row was refused because something that it belongs to is not there (any more). */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === foreignKeyViolation

/** Whether a row was refused because the contact it belongs to is not there (any more). */
const namesNoContact = (error: unknown): boolean =>
  isGone(error) && error instanceof Error && 'constraint' in error && String(error.constraint).includes('contact_id')

/** Writes for a contact; null when that has been erased meanwhile, which the foreign key says without another question. */
export const unlessContactGone = async <T>(writing: Promise<T>): Promise<T | null> => {
  try {
    return await writing
  } catch (error) {
    if (namesNoContact(error)) return null
    throw error
  }
}

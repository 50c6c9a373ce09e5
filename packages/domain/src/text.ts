/** PostgreSQL stores neither U+0000 nor what is not well-formed Unicode; both are refused before anything is written. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Checks every string inside plain data, keys included. */
export const isStorableData = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorable(value)
  if (Array.isArray(value)) return value.every(isStorableData)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorableData(inner))
  return true
}

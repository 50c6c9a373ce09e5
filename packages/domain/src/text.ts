/** PostgreSQL stores neither U+0000 nor what is not well-formed Unicode; both are refused before anything is written. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Without those that say the same, and without blanks around them. */
export const distinctWords = (words: readonly string[]): string[] => {
  const trimmed = words.map((word) => word.trim()).filter((word) => word !== '')
  const same = trimmed.map((word) => word.toLowerCase())
  return trimmed.filter((_, index) => same.indexOf(same[index] ?? '') === index)
}

/** Checks every string inside plain data, keys included. */
export const isStorableData = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorable(value)
  if (Array.isArray(value)) return value.every(isStorableData)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorableData(inner))
  return true
}

/** The beginning of a text, with no half of a surrogate pair at its end. */
export const cutTo = (text: string, mostCharacters: number): string => {
  const cut = text.slice(0, mostCharacters)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

/** The browser's own storage; it may be switched off or full, then things last as long as the page. */
export const readStored = (key: string): unknown => {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** Null takes it out. */
export const writeStored = (key: string, value: unknown): void => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Nothing to do about it: the value lives on in memory.
  }
}

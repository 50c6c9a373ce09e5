import type { TextStorage } from './kept.ts'

/** The browser's storage for this frame; its substitute where the mere access is denied. */
export const openStorage = async (): Promise<TextStorage> => {
  try {
    const { localStorage } = window
    return {
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, text) => localStorage.setItem(key, text),
      removeItem: (key) => localStorage.removeItem(key),
      keys: () => Object.keys(localStorage),
    }
  } catch {
    const { createCookieStorage } = await import('./cookie-storage.ts')
    return createCookieStorage(document, location.pathname)
  }
}

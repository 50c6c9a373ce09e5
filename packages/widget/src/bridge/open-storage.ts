import { createCookieStorage } from './cookie-storage.ts'
import type { TextStorage } from './kept.ts'

/** The browser's storage for this frame; its substitute where the mere access is denied. */
export const openStorage = (): TextStorage => {
  try {
    const { localStorage } = window
    return {
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, text) => localStorage.setItem(key, text),
      removeItem: (key) => localStorage.removeItem(key),
      keys: () => Object.keys(localStorage),
    }
  } catch {
    return createCookieStorage(document, location.pathname)
  }
}

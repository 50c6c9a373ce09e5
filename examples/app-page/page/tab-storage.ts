import type { ClientStorage } from '@frontdesk/client'

/** The browser's storage in the client's shape. It may throw where storage is forbidden; the client then goes on from memory. */
export const tabStorage = (prefix: string): ClientStorage => ({
  get: async (key) => localStorage.getItem(prefix + key),
  set: async (key, value) => localStorage.setItem(prefix + key, value),
  remove: async (key) => localStorage.removeItem(prefix + key),
  keys: async (start) =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length)),
})

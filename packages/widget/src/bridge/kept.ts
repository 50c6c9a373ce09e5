import type { ClientStorage, Siblings } from '@frontdesk/client'
import { type Cell, createCell } from './cell.ts'

/** Text by key, where the browser keeps it; any call may throw, where it is forbidden or full. */
export type TextStorage = {
  getItem(key: string): string | null
  setItem(key: string, text: string): void
  removeItem(key: string): void
  keys(): string[]
}

const quietly = <T>(work: () => T, otherwise: T): T => {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/**
 * What outlives the page and is the same in all tabs of this site. Where nothing may be stored everything works, for as
 * long as the page lasts.
 * @param prefix keeps the sites of one browser apart.
 */
export const createKept = (storage: TextStorage, siblings: Siblings, prefix: string) => {
  const cells = new Map<string, (text: string) => void>()
  const read = (key: string) => quietly(() => storage.getItem(prefix + key), null)
  const write = (key: string, text: string) => quietly(() => storage.setItem(prefix + key, text), undefined)
  siblings.listen((said) => {
    const { kept, text } = (said ?? {}) as { kept?: unknown; text?: unknown }
    if (typeof text === 'string') cells.get(String(kept))?.(text)
  })

  return {
    read,
    write,
    /** A value that is written at each change and follows the other tabs. Rubbish in storage counts as nothing stored. */
    cell<T>(key: string, byDefault: T, isValid: (value: unknown) => value is T): Cell<T> {
      const parse = (text: string | null): T => {
        const value = quietly<unknown>(() => JSON.parse(text ?? ''), undefined)
        return isValid(value) ? value : byDefault
      }
      const cell = createCell<T>(parse(read(key)))
      cells.set(key, (text) => cell.set(parse(text)))
      return {
        ...cell,
        set(value) {
          if (Object.is(value, cell.get())) return
          const text = JSON.stringify(value)
          write(key, text)
          siblings.post({ kept: key, text })
          cell.set(value)
        },
      }
    },
    /** The same store in the client's shape. Here it throws on purpose: the client has its own way without storage. */
    clientStorage: {
      get: async (key) => storage.getItem(prefix + key),
      set: async (key, value) => storage.setItem(prefix + key, value),
      remove: async (key) => storage.removeItem(prefix + key),
      keys: async (start) =>
        storage
          .keys()
          .filter((key) => key.startsWith(prefix + start))
          .map((key) => key.slice(prefix.length)),
    } satisfies ClientStorage,
  }
}

export type Kept = ReturnType<typeof createKept>

import type { ClientStorage } from '@frontdesk/client'
import { type Cell, createCell } from './cell.ts'

/** The part of the browser's storage that is used; any call may throw, where the browser forbids it or it is full. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const quietly = <T>(work: () => T, otherwise: T): T => {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/**
 * What outlives the page and is the same in all tabs of this site. Where storage is forbidden everything works, for as
 * long as the page lasts.
 * @param storage gives the storage; the mere access may throw.
 * @param prefix keeps the sites of one browser apart.
 */
export const createKept = (storage: () => TextStorage, prefix: string) => {
  const cells = new Map<string, (text: string | null) => void>()
  const read = (key: string) => quietly(() => storage().getItem(prefix + key), null)
  const write = (key: string, text: string | null) =>
    quietly(
      () => (text === null ? storage().removeItem(prefix + key) : storage().setItem(prefix + key, text)),
      undefined,
    )

  return {
    read,
    write,
    /** A value that is written at each change and follows the other tabs. Storage rubbish counts as nothing stored. */
    cell<T>(key: string, byDefault: T, isValid: (value: unknown) => value is T): Cell<T> {
      const parse = (text: string | null): T => {
        const value = quietly<unknown>(() => JSON.parse(text ?? ''), undefined)
        return isValid(value) ? value : byDefault
      }
      const cell = createCell<T>(parse(read(key)))
      cells.set(prefix + key, (text) => cell.set(parse(text)))
      return {
        ...cell,
        set(value) {
          if (Object.is(value, cell.get())) return
          write(key, JSON.stringify(value))
          cell.set(value)
        },
      }
    },
    /** To be given the browser's `storage` events: another tab wrote. */
    heard({ key, newValue }: { key: string | null; newValue: string | null }): void {
      if (key !== null) cells.get(key)?.(newValue)
    },
    /** The same store in the client's shape. Here it throws on purpose: the client has its own way without storage. */
    clientStorage: {
      get: async (key) => storage().getItem(prefix + key),
      set: async (key, value) => storage().setItem(prefix + key, value),
      remove: async (key) => storage().removeItem(prefix + key),
      keys: async (start) => {
        const from = storage()
        return Array.from({ length: from.length }, (_, i) => from.key(i) ?? '')
          .filter((key) => key.startsWith(prefix + start))
          .map((key) => key.slice(prefix.length))
      },
    } satisfies ClientStorage,
  }
}

export type Kept = ReturnType<typeof createKept>

/** One value that can be watched. */
export type Cell<T> = {
  get(): T
  set(value: T): void
  /** Calls at each change until the returned function is called. */
  on(heard: (value: T) => void): () => void
}

export const createCell = <T>(first: T): Cell<T> => {
  let value = first
  const listeners = new Set<(value: T) => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const heard of [...listeners]) heard(next)
    },
    on(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}

/** Typed events: every listener hears every value, in the order of `on`. */
export const createEmitter = <Events>() => {
  const listeners = new Map<keyof Events, Set<(value: never) => void>>()
  return {
    on<E extends keyof Events>(event: E, heard: (value: Events[E]) => void): () => void {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all)
      all.add(heard)
      return () => all.delete(heard)
    },
    emit<E extends keyof Events>(event: E, value: Events[E]): void {
      for (const heard of [...(listeners.get(event) ?? [])]) {
        try {
          ;(heard as (value: Events[E]) => void)(value)
        } catch (fault) {
          // A listener's fault must not stop the others or the link; unhandled, it still reaches the host's error log.
          void Promise.reject(fault instanceof Error ? fault : new Error(String(fault)))
        }
      }
    },
  }
}

export type Emitter<Events> = ReturnType<typeof createEmitter<Events>>

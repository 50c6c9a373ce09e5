import type { Siblings } from '@frontdesk/client'

/** For tests: a line between tabs; each hears the others, never itself. */
export const createSharedLine = () => {
  const tabs: Set<(message: unknown) => void>[] = []
  return (): Siblings => {
    const own = new Set<(message: unknown) => void>()
    tabs.push(own)
    return {
      post(message) {
        for (const tab of tabs) if (tab !== own) for (const heard of tab) heard(structuredClone(message))
      },
      listen(heard) {
        own.add(heard)
        return () => own.delete(heard)
      },
    }
  }
}

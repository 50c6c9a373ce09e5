import { createClient } from '../client.ts'
import type { ClientOptions, ClientStorage, Siblings } from '../types.ts'
import { createManualTimers } from './manual-timers.ts'
import { createServerDouble, type ServerDouble } from './server-double.ts'

/** Storage that outlives its clients, as a browser's does. */
export const createSharedStorage = () => {
  const kept = new Map<string, string>()
  const storage: ClientStorage = {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  }
  return { kept, storage }
}

/** A line between tabs: each hears the others. */
export const createSharedLine = () => {
  const tabs = new Set<(message: unknown) => void>()
  return (): Siblings => {
    let own: ((message: unknown) => void) | null = null
    return {
      post: (message) => {
        const text = JSON.stringify(message)
        for (const tab of tabs) if (tab !== own) tab(JSON.parse(text))
      },
      listen(heard) {
        own = heard
        tabs.add(heard)
        return () => tabs.delete(heard)
      },
    }
  }
}

/** A server and as many clients as the test wants, in a time of its own. */
export const createHarness = (server: ServerDouble = createServerDouble()) => {
  const clock = createManualTimers()
  const shared = createSharedStorage()
  let ids = 0
  let tickets = 0
  const client = (overrides: Partial<ClientOptions> = {}) =>
    createClient({
      openSocket: server.openSocket,
      getTicket: async () => {
        tickets += 1
        return { ticket: `ticket-${tickets}` }
      },
      timers: clock.timers,
      random: () => 0.5,
      newId: () => {
        ids += 1
        return `client-id-${ids}`
      },
      storage: shared.storage,
      ...overrides,
    })
  return {
    server,
    clock,
    stored: shared.kept,
    storage: shared.storage,
    client,
    tickets: () => tickets,
    flush: () => server.flush(),
    advance: (byMs: number) => clock.advance(byMs, () => server.flush()),
  }
}

export const texts = (view: { entries: readonly { content: { kind: string; text?: string } }[] }): string[] =>
  view.entries.flatMap(({ content }) => (content.text === undefined ? [] : [content.text]))

import type { ClientStorage } from '@frontdesk/client'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

interface OutboxSchema extends DBSchema {
  texts: { key: string; value: string }
}

/**
 * Unsent messages in the browser's database, shared by all tabs of one agent. Each agent has keys of its own: at a
 * shared desk nobody sends what somebody else wrote.
 */
export const createOutboxStorage = (agentId: string): ClientStorage & { close(): void } => {
  let opened: Promise<IDBPDatabase<OutboxSchema>> | null = null
  const database = (): Promise<IDBPDatabase<OutboxSchema>> => {
    opened ??= openDB<OutboxSchema>('frontdesk-console', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('texts'),
      blocking: () => close(),
      terminated: () => {
        opened = null
      },
    })
    return opened
  }
  const close = (): void => {
    void opened?.then(
      (db) => db.close(),
      () => {},
    )
    opened = null
  }
  const own = `${agentId}/`
  return {
    get: async (key) => (await (await database()).get('texts', own + key)) ?? null,
    set: async (key, value) => void (await (await database()).put('texts', value, own + key)),
    remove: async (key) => (await database()).delete('texts', own + key),
    keys: async (prefix) => {
      const all = await (await database()).getAllKeys('texts', IDBKeyRange.bound(own + prefix, `${own}${prefix}\uffff`))
      return all.map((key) => key.slice(own.length))
    },
    close,
  }
}

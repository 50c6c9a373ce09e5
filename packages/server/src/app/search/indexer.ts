import {
  contactFields,
  isUnknown,
  roomFields,
  type SubjectField,
  searchKeys,
  serviceFields,
  sliceOf,
  subjectTokens,
  tokensOf,
} from '@frontdesk/domain'
import type { Schedule } from '../ports/runtime.ts'
import type { IndexableSubject, KeyMaker } from '../ports/search-store.ts'
import type { Store } from '../ports/store.ts'
import { anySubject, subjectKeys } from './subject-keys.ts'

/** What is written within this time is indexed together: so far the index lags behind what was just said. */
const gatherMs = 100
/** How often an account's rows are asked for what other nodes have left undone. */
export const lookEveryMs = 30_000

/** Makes messages found by their words, after they are committed and told. */
export interface SearchIndexer {
  /** Something was written in the account. Returns at once. */
  wrote(accountId: string): void
  /** Looks through all accounts, also for what was there before there was an index. */
  lookAll(): Promise<void>
  /** Resolves when nothing is left to index of what was written so far, for tests. */
  settled(): Promise<void>
  /** Waits for what is under way. Idempotent. */
  close(): Promise<void>
}

/** One account at a time, so that a long back-fill takes one connection and one core's share at most. */
export const createSearchIndexer = (options: {
  store: Pick<Store, 'account' | 'accounts'>
  schedule: Schedule
  onFault: (fault: unknown) => void
}): SearchIndexer => {
  const { store } = options
  const wanted = new Set<string>()
  let callOff: (() => void) | null = null
  let running: Promise<void> | null = null
  let isClosed = false

  /** One piece of each account in turn: a company with much to index does not keep the others waiting. */
  const work = async (): Promise<void> => {
    const elsewhere = new Set<string>()
    // What is written meanwhile waits for the next round; else one round would go on as long as people write.
    const queue = new Set(wanted)
    wanted.clear()
    for (const accountId of queue) {
      if (isClosed) return
      queue.delete(accountId)
      try {
        const { busy, more } = await store.account(accountId).searchIndex.advance(keyMaker(accountId))
        if (more) queue.add(accountId)
        if (busy) elsewhere.add(accountId)
      } catch (fault) {
        // It is found again at the next look.
        options.onFault(fault)
      }
    }
    // Another node was at it, and may have begun before what was written here.
    for (const accountId of elsewhere) wanted.add(accountId)
  }

  const run = (): Promise<void> => {
    running ??= work().finally(() => {
      running = null
      if (wanted.size > 0) soon()
    })
    return running
  }

  const soon = (): void => {
    if (isClosed || callOff !== null || running !== null) return
    callOff = options.schedule(gatherMs, () => {
      callOff = null
      void run()
    })
  }

  const wrote = (accountId: string): void => {
    wanted.add(accountId)
    soon()
  }

  const settled = async (): Promise<void> => {
    while (wanted.size > 0 || running !== null) await run()
  }

  return {
    wrote,
    lookAll: async () => {
      for (const { id } of await store.accounts.list()) wanted.add(id)
      await run()
    },
    settled,
    close: async () => {
      isClosed = true
      callOff?.()
      await running
    },
  }
}

/** What things of one account are found by. */
export const keyMaker = (accountId: string): KeyMaker => ({
  message: ({ kind, text, atMs, places }) => {
    const slice = sliceOf(atMs)
    const keyOf = searchKeys(accountId, kind, slice)
    return { slice, keys: [...new Set([...tokensOf(text), ...places].map(keyOf))] }
  },
  subject: (one) => {
    const fields = fieldsOf(one)
    const tokens = [...subjectTokens(fields), ...(fields.length === 0 ? [] : [anySubject]), ...one.places]
    return [...new Set(subjectKeys(accountId, one.kind, tokens))]
  },
})

/** Most visitors tell nothing of themselves: until they say something, they are found by nothing. */
const fieldsOf = (one: IndexableSubject): SubjectField[] => {
  switch (one.kind) {
    case 'contacts':
      return isUnknown(one.contact) ? [] : contactFields(one.contact)
    case 'visitors':
      return serviceFields(one.contact, one.attributes)
    case 'rooms':
      return roomFields(one.room)
  }
}

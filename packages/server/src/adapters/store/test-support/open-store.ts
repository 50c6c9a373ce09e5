import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { CommittedChanges } from '../../../app/ports/conversation-log.ts'
import type { Store } from '../../../app/ports/store.ts'
import { createTestDatabase, type TestPostgresKind } from '../../postgres/testing.ts'
import { testPostgresUrl } from '../../postgres/testing-inject.ts'
import { migrate } from '../migrate.ts'
import { createStore, type StoreOptions } from '../store.ts'

export type TestStore = {
  store: Store
  url: string
  /** The same database as a superuser. */
  adminUrl: string
  /** What listeners were told, in order. */
  committed: CommittedChanges[]
}

type Options = Partial<StoreOptions> & {
  /** Puts something between the store and the database. */
  via?: (url: string) => Promise<string>
  /** Called when it is no longer needed; by default at the end of the test. */
  onEnd?: (end: () => Promise<void>) => void
}

/** One for all tests of a suite that keep to accounts of their own. */
export const shareTestStore = (kind: TestPostgresKind): (() => Promise<TestStore>) => {
  const ends: (() => Promise<void>)[] = []
  let opened: Promise<TestStore> | undefined
  beforeAll(async () => {
    opened = openTestStore(kind, { onEnd: (end) => ends.unshift(end) })
    await opened
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })
  return async () => {
    if (opened === undefined) throw new Error('The suite has not begun.')
    return opened
  }
}

/** A migrated database of the test's own, with a store on it. */
export const openTestStore = async (kind: TestPostgresKind, options: Options = {}): Promise<TestStore> => {
  const { via, onEnd = onTestFinished, ...rest } = options
  const database = await createTestDatabase(testPostgresUrl(kind), { migrate, template: 'store' })
  onEnd(database.drop)
  const committed: CommittedChanges[] = []
  let nowMs = 1_760_000_000_000
  const store = await createStore({
    url: via === undefined ? database.url : await via(database.url),
    clock: {
      now: () => {
        nowMs += 1
        return nowMs
      },
    },
    onCommitted: (changes) => committed.push(changes),
    ...rest,
  })
  onEnd(() => store.close())
  const admin = new URL(testPostgresUrl(kind))
  admin.pathname = `/${database.name}`
  return { store, url: database.url, adminUrl: admin.href, committed }
}

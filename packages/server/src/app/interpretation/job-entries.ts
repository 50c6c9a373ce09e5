import type { Entry } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { EngineJob } from '../engine-lanes.ts'

/** Messages that are looked through where a job names none: what a newcomer reads, and what may have waited. */
const lastMessages = 30

/** The entries that a job is about, as they stand. */
export const entriesOf = async (app: App, { accountId, conversationId, seq }: EngineJob): Promise<readonly Entry[]> => {
  const { conversations } = app.store.account(accountId)
  if (seq === null) return (await conversations.latest(conversationId, 'staff', lastMessages))?.entries ?? []
  const { entries } = await conversations.before(conversationId, 'staff', seq + 1, 1)
  return entries.filter((entry) => entry.seq === seq)
}

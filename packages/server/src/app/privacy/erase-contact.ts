import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { sweepAtOnce } from '../files/sweep-files.ts'
import type { Erasure } from '../ports/privacy-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { batchLimits, forgetConversations, removeConversations } from './remove-conversations.ts'

/**
 * Takes a contact out everywhere: rows, memory and the screens of all who look at it; its own connections end. What was
 * stored before goes with it, what comes later finds nobody. Only the record that it was done stays.
 *
 * A usual contact goes in one transaction. Of a large one entries and conversations go first, piece by piece; should the
 * server stop in between, asking again goes on.
 * @throws Fault not_found
 */
export const eraseContact = async (app: App, agent: AgentPrincipal, contactId: string): Promise<Erasure> => {
  const { accountId, agentId } = agent
  const { contacts, privacy } = app.store.account(accountId)
  if ((await contacts.byId(contactId)) === null) throw notFound()
  const record = {
    id: app.ids.next(),
    contactId,
    agentId,
    atMs: app.clock.now(),
    conversations: 0,
    entries: 0,
    files: 0,
  }
  record.entries += await thinOut(app, accountId, contactId)
  for (;;) {
    const gone = await privacy.removeContact(record, batchLimits.conversations)
    // Somebody else was quicker, in another window or on another node.
    if (gone === 'missing') throw notFound()
    if (gone !== 'more') {
      forgetConversations(app, accountId, gone.removed)
      app.live.contactRemoved(accountId, contactId)
      app.revisits.changed(accountId)
      // A mail to it may still wait to be sent.
      await app.mail?.jobs.forgetContact(accountId, contactId)
      if (gone.erasure.files > 0) await sweepAtOnce(app)
      return gone.erasure
    }
    const some = await privacy.conversationsOf(contactId, null, batchLimits.conversations)
    const removed = await removeConversations(app, accountId, some, null)
    record.conversations += removed.conversations
    record.entries += removed.entries
    record.files += removed.files
  }
}

/** Takes from long conversations what would be too much for one transaction. */
const thinOut = async (app: App, accountId: string, contactId: string): Promise<number> => {
  const { privacy } = app.store.account(accountId)
  let entries = 0
  let after: string | null = null
  for (;;) {
    const page = await privacy.conversationsOf(contactId, after, batchLimits.conversations)
    for (const { id, entries: size } of page)
      for (let left = size; left > batchLimits.entries; left -= batchLimits.entries)
        entries += await privacy.removeEntries(id, batchLimits.entries)
    const last = page.at(-1)
    if (last === undefined || page.length < batchLimits.conversations) return entries
    after = last.id
  }
}

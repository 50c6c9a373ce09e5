import type { Account, Contact, Entry, Visit } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { ListedCallback } from '../ports/callback-store.ts'
import type { ListedService } from '../ports/store.ts'
import type { VisitTrail } from '../ports/trail-store.ts'
import { readTrail } from '../visitors/read-trail.ts'
import { readVisit } from '../visitors/visit.ts'

export type ContactFile = {
  exportedAtMs: number
  account: Account
  contact: Contact
  visit: { visit: Visit; online: boolean } | null
  conversations: { listed: ListedService; entries: Entry[] }[]
  callbacks: ListedCallback[]
  trails: (VisitTrail & { online: boolean })[]
}

/**
 * All that is stored about one contact, without what staff wrote for each other [SEC-I1].
 * @throws Fault not_found
 */
export const exportContact = async (app: App, accountId: string, contactId: string): Promise<ContactFile> => {
  const scope = app.store.account(accountId)
  const [contact, { account }, last] = await Promise.all([
    scope.contacts.byId(contactId),
    app.directory.of(accountId),
    readVisit(app, accountId, contactId),
  ])
  if (contact === null) throw notFound()
  const conversations: ContactFile['conversations'] = []
  for (let after: string | null = null; ; ) {
    const page = await scope.privacy.conversationsOf(contactId, after, limits.pageEntries)
    for (const one of await scope.conversations.listedServices(page.map(({ id }) => id)))
      conversations.push({ listed: one, entries: await publicEntries(app, accountId, one) })
    const end = page.at(-1)
    if (end === undefined) break
    after = end.id
  }
  const visit = last.visit === null ? null : { visit: last.visit, online: last.online }
  const trails = await readTrail(app, accountId, contactId)
  const nowMs = app.clock.now()
  const { items: callbacks } = await scope.callbacks.list({ contactId }, limits.exportRows, null, nowMs)
  return { exportedAtMs: nowMs, account, contact, visit, conversations, callbacks, trails }
}

/** The whole public log, in order, read in pages. */
const publicEntries = async (app: App, accountId: string, { conversation }: ListedService): Promise<Entry[]> => {
  const { conversations } = app.store.account(accountId)
  const pages: Entry[][] = []
  let beforeSeq = conversation.publicSeq + 1
  while (beforeSeq > 1) {
    const { entries } = await conversations.before(conversation.id, 'public', beforeSeq, limits.resumeEntries)
    const first = entries[0]
    if (first === undefined) break
    pages.unshift(entries)
    beforeSeq = first.publicSeq
  }
  return pages.flat()
}

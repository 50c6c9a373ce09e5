import { type Contact, decideRelane, type Handling, ownAgentOf } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import type { AccountDirectory } from '../directory.ts'
import { isListedService } from '../ports/listed.ts'
import { wayFor } from './way.ts'

/** Who waits further back is led by the new rules when something next happens to it. */
const lookedAtMost = 10_000
const atOnce = 200

/** A contact is served in another way from now on: what of it waits, waits there. @param before until now */
export const contactRelaned = async (app: App, contact: Contact, before: Handling): Promise<void> => {
  const directory = await app.directory.of(contact.accountId)
  if (isSame(directory.handlingOf(contact).handling, before)) return
  const listed = await app.store.account(contact.accountId).conversations.ofContact(contact.id, limits.pageEntries)
  for (const { conversation } of listed)
    if (conversation.status === 'queued') await relane(app, contact.accountId, conversation.id, before)
}

/** The rules have changed: contacts who wait now are led by the new ones at once, and staff see who is special. */
export const rulesChanged = async (app: App, accountId: string): Promise<AccountDirectory> => {
  const before = await app.directory.of(accountId)
  const directory = await app.directory.refresh(accountId)
  const { queue, conversations } = app.store.account(accountId)
  const changes = (contact: Contact): boolean =>
    !isSame(before.handlingOf(contact).handling, directory.handlingOf(contact).handling)
  const line = await queue.line(lookedAtMost)
  for (let from = 0; from < line.length; from += atOnce) {
    const ids = line.slice(from, from + atOnce).map(({ conversationId }) => conversationId)
    for (const { conversation, contact } of await conversations.listedServices(ids))
      if (changes(contact)) await relane(app, accountId, conversation.id, before.handlingOf(contact).handling)
  }
  const all = { kind: 'agent', id: accountId, scope: 'all', teamIds: [] } as const
  const newest = await conversations.changedList(null, limits.feedItems, all)
  for (const { conversation, contact } of newest.items.filter(isListedService))
    if (changes(contact)) app.live.contactChanged(contact, conversation.id)
  return directory
}

const relane = async (app: App, accountId: string, conversationId: string, before: Handling): Promise<void> => {
  const conversation = await app.store.account(accountId).conversations.serviceById(conversationId)
  if (conversation === null) return
  const way = await wayFor(app, conversation)
  await submitBySystem(app, accountId, conversationId, (current) =>
    decideRelane(current, way, ownAgentOf(before), app.ids.next),
  )
}

const isSame = (a: Handling, b: Handling): boolean =>
  a.special === b.special && a.agentId === b.agentId && a.teamId === b.teamId && a.priority === b.priority

import { type Block, decideBlocked } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import type { VisitorPrincipal } from '../principal.ts'
import { leaveSessions } from '../rooms/session.ts'
import { addressOf } from './list-blocks.ts'

/**
 * Ends what goes on with visitors whom the account's blocks keep out: their sockets and polls on this node, their presence,
 * their conversations, and their part in sessions. Each node does so for its own when it learns of a change.
 * @param fresh a block of a contact that was just made: its conversations end wherever it is
 */
export const enforceBlocks = async (app: App, accountId: string, fresh: Block | null = null): Promise<void> => {
  const { blocks } = await app.directory.of(accountId)
  const nowMs = app.clock.now()
  const gone = app.live.endBlocked(accountId, (asked) => blocks.find(asked, nowMs))
  const over = new Map(gone.map(({ visitor, block }) => [visitor.contactId, block]))
  if (fresh?.target.kind === 'contact') over.set(fresh.target.contactId, fresh)
  for (const [contactId, block] of over) {
    await app.store.account(accountId).links.releaseOf(contactId, nowMs)
    await endConversations(app, contactId, block)
  }
}

/**
 * For what a visitor has begun, once it is committed: it was let in before, and a block may have ended its conversations in
 * between. Asks the store, where a block counts from its COMMIT on; of one that comes later, the enforcement finds what was begun.
 */
export const endIfBlocked = async (app: App, { accountId, contactId }: VisitorPrincipal, ip: string): Promise<void> => {
  const asked = { state: 'current', keepsOut: { contactId, ip: addressOf(ip) } } as const
  const { items } = await app.store.account(accountId).blocks.list(asked, 1, null, app.clock.now())
  const [found] = items
  if (found !== undefined) await endConversations(app, contactId, found.block)
}

const endConversations = async (app: App, contactId: string, { accountId, createdById }: Block): Promise<void> => {
  const by = { kind: 'agent', id: createdById } as const
  const listed = await app.store.account(accountId).conversations.ofContact(contactId, limits.pageEntries)
  for (const { conversation } of listed)
    if (conversation.status !== 'closed')
      await submitBySystem(app, accountId, conversation.id, (current) => decideBlocked(current, by, app.ids.next))
  await leaveSessions(app, accountId, { kind: 'contact', id: contactId })
}

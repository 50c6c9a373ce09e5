import { type Contact, type OfflineWay, offlineWay, type Standing } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { visibleConversation, visibleService } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** How a contact is reached: where it is, and what becomes of words to it while it is not there. */
export type Reach = OfflineWay & { standing: Standing }

/** Where a contact is by all that is known: walking from page to page is being here, and so is its app. */
export const standingOf = async (app: App, accountId: string, contactId: string): Promise<Standing> => {
  return app.live.isVisitorHere(accountId, contactId) ? 'here' : app.revisits.elsewhere(accountId, contactId)
}

/** An address that the contact has shown to be its own. */
export const verifiedAddress = ({ email, emailVerified }: Contact): string | null => (emailVerified ? email : null)

/** @throws Fault not_found */
export const readReach = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<Reach> => {
  const { accountId, contactId } = await visibleService(app, agent, conversationId)
  return reachOf(app, accountId, contactId)
}

const reachOf = async (app: App, accountId: string, contactId: string): Promise<Reach> => {
  const [{ account }, contact, standing] = await Promise.all([
    app.directory.of(accountId),
    app.store.account(accountId).contacts.byId(contactId),
    standingOf(app, accountId, contactId),
  ])
  if (contact === null) throw notFound()
  const means = { hasMail: app.mail !== null, hasAddress: verifiedAddress(contact) !== null }
  return { standing, ...offlineWay(account.service.toOffline, means) }
}

/** How words to the conversation's contact go now; in a room they wait. Where absent visitors' words are kept anyway, nothing is asked. */
export const wayNow = async (app: App, agent: AgentPrincipal, conversationId: string): Promise<OfflineWay['way']> => {
  const { account } = await app.directory.of(agent.accountId)
  if (account.service.toOffline === 'keep') return 'keep'
  const conversation = await visibleConversation(app, agent, conversationId)
  if (conversation.kind !== 'service') return 'keep'
  const { standing, way } = await reachOf(app, agent.accountId, conversation.contactId)
  return standing === 'away' ? way : 'keep'
}

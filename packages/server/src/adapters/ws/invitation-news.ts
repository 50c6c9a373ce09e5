import { type Invitation, memberOf, type Room } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { AccountDirectory } from '../../app/directory.ts'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Store } from '../../app/ports/store.ts'
import type { Presence } from '../../app/presence/presence.ts'
import { presentInvitation, presentVisitorInvitation } from '../../presenters/invitation.ts'

/**
 * Tells of an invitation who is connected here: its visitor on all its pages, its agent, the agents of the session into which it
 * is, and who sees all conversations.
 */
export const createInvitationNews = (parts: {
  store: Pick<Store, 'account'>
  presence: Presence
  directoryOf: (accountId: string) => Promise<AccountDirectory>
  boardChanged: Live['boardChanged']
  onFault: (fault: unknown) => void
}): Pick<Live, 'invitationChanged'> => {
  const { store, presence } = parts

  const send = (receivers: Iterable<LiveConnection>, frame: ServerFrame): void => {
    const text = JSON.stringify(frame)
    for (const connection of receivers) connection.send(text)
  }

  const roomOf = async (accountId: string, sessionId: string): Promise<Room | null> => {
    const conversation = await store.account(accountId).conversations.byId(sessionId)
    return conversation === null || conversation.kind === 'service' ? null : conversation.room
  }

  const tell = async (invitation: Invitation): Promise<void> => {
    const { accountId, contactId, siteId, agentId } = invitation
    const directory = await parts.directoryOf(accountId)
    const pages = [...(presence.visitor(accountId, contactId)?.connections ?? [])].filter(
      ({ principal }) => principal.kind === 'visitor' && principal.siteId === siteId,
    )
    send(pages, { type: 'invitation.changed', invitation: presentVisitorInvitation(invitation, directory) })
    const contact = await store.account(accountId).contacts.byId(contactId)
    if (contact === null) return
    const session = invitation.kind === 'session' ? await roomOf(accountId, invitation.sessionId) : null
    const hears = ({ principal }: LiveConnection): boolean =>
      principal.kind === 'agent' &&
      (principal.agentId === agentId ||
        principal.rights.has('conversations.all') ||
        (session !== null && memberOf(session, { kind: 'agent', id: principal.agentId }) !== undefined))
    const staff = [...presence.allAgentConnections(accountId)].filter(hears)
    send(staff, { type: 'invitation.changed', invitation: presentInvitation(invitation, contact, directory) })
  }

  /** One after the other, so that the newest state of one comes last. */
  let telling = Promise.resolve()
  return {
    invitationChanged: (invitation) => {
      parts.boardChanged(invitation.accountId, invitation.contactId)
      telling = telling.then(() => tell(invitation)).catch(parts.onFault)
    },
  }
}

import type { EndedInvitation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { mustSeeContact } from '../contacts/read-contact.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { endInvitation, invitationOver } from './end.ts'

/**
 * Who invited takes it back, or a supervisor does. Should the visitor accept at the same moment, there is one outcome, of
 * which both are told.
 * @throws Fault not_found, right.missing, invitation.over
 */
export const withdrawInvitation = async (
  app: App,
  agent: AgentPrincipal,
  invitationId: string,
): Promise<EndedInvitation> => {
  const { accountId, agentId, rights } = agent
  const invitation = await app.store.account(accountId).invitations.byId(invitationId)
  if (invitation === null) throw notFound()
  await mustSeeContact(app, agent, invitation.contactId)
  if (invitation.agentId !== agentId && !rights.has('supervise'))
    throw new Fault('right.missing', 'Only who invited, or a supervisor, takes it back.')
  const answer = await endInvitation(app, accountId, invitationId, { kind: 'withdraw' })
  if (answer.kind === 'over') throw invitationOver(answer.state)
  if (answer.kind === 'early' || answer.invitation.state !== 'withdrawn') throw invitationOver('lapsed')
  return answer.invitation
}

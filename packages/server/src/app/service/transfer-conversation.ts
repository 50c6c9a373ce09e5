import { decideTransfer, ownAgentOf, stateOf, type Transfer, type TransferTarget } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { act, visibleService } from '../conversations/act.ts'
import type { AccountDirectory } from '../directory.ts'
import { notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'
import { mayDirect } from './may-direct.ts'

/**
 * Gives a conversation to a colleague, a team or the queue, with a note for staff (mark E10). Who may be given it at once,
 * and whether it has to be accepted first, is decided by the same rules as for every conversation that waits.
 * @throws Fault not_found, conversation.not_yours, agent.unavailable, conversation.closed
 */
export const transferConversation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  to: TransferTarget,
  note: string | null,
): Promise<void> => {
  const conversation = await visibleService(app, agent, conversationId)
  const directory = await app.directory.of(agent.accountId)
  if (to.kind === 'team' && !directory.teams.has(to.teamId)) throw notFound()
  const transfer: Transfer = {
    to,
    note,
    mayDirect: mayDirect(agent),
    agent: to.kind === 'agent' ? await receiverOf(app, directory, to.agentId, conversation) : null,
  }
  await act(app, agent, conversationId, null, (current, nowMs) =>
    decideTransfer(current, partyOf(agent), transfer, nowMs, app.ids.next),
  )
}

const receiverOf = async (
  app: App,
  directory: AccountDirectory,
  agentId: string,
  { contactId, routing }: { contactId: string; routing: { teamId: string | null } },
): Promise<Transfer['agent']> => {
  const agent = directory.agents.get(agentId)
  if (agent === undefined || agent.disabledAtMs !== null) throw notFound()
  const contact = await app.store.account(directory.account.id).contacts.byId(contactId)
  const { teamId } = routing
  return {
    state: stateOf(directory.standingOf(agentId)),
    isOwn: contact !== null && ownAgentOf(directory.handlingOf(contact).handling) === agentId,
    isInTeam: teamId === null || directory.teams.get(teamId)?.memberIds.includes(agentId) === true,
  }
}

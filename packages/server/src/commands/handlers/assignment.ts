import { previewDeparture } from '../../app/assignment/hand-over.ts'
import { acceptOffer, declineOffer } from '../../app/assignment/offers.ts'
import { readQueue } from '../../app/assignment/read-queue.ts'
import { notFound } from '../../app/fault.ts'
import { cardOrNull } from '../../presenters/agent.ts'
import { presentContact } from '../../presenters/conversation.ts'
import { presentQueue } from '../../presenters/queue.ts'
import type { StaffHandler } from '../handler.ts'

export const departure: StaffHandler<'agent.departure'> = async (app, { principal: { accountId } }, { agentId }) => {
  const directory = await app.directory.of(accountId)
  if (!directory.agents.has(agentId)) throw notFound()
  const moves = await previewDeparture(app, accountId, agentId)
  const listed = await app.store
    .account(accountId)
    .conversations.listedServices(moves.map(({ conversationId }) => conversationId))
  const contacts = new Map(listed.map(({ conversation, contact }) => [conversation.id, contact]))
  return {
    moves: moves.flatMap(({ conversationId, agentId: toId }) => {
      const contact = contacts.get(conversationId)
      if (contact === undefined) return []
      return [{ conversationId, contact: presentContact(contact, directory), to: cardOrNull(toId, directory) }]
    }),
  }
}

export const accept: StaffHandler<'offer.accept'> = async (app, { principal }, { conversationId }) => {
  await acceptOffer(app, principal, conversationId)
  return {}
}

export const decline: StaffHandler<'offer.decline'> = async (app, { principal }, { conversationId }) => {
  await declineOffer(app, principal, conversationId)
  return {}
}

export const readBoard: StaffHandler<'queue.read'> = async (app, { principal }) =>
  presentQueue(await readQueue(app, principal.accountId))

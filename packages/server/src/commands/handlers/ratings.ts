import { rateConversation } from '../../app/ratings/rate.ts'
import { readRatings } from '../../app/ratings/read-ratings.ts'
import { presentAgentCard } from '../../presenters/agent.ts'
import { presentContact } from '../../presenters/conversation.ts'
import type { StaffHandler, VisitorHandler } from '../handler.ts'

export const rate: VisitorHandler<'conversation.rate'> = async (
  app,
  { principal },
  { conversationId, score, words = null },
) => {
  await rateConversation(app, principal, conversationId, { score, words })
  return {}
}

export const read: StaffHandler<'rating.read'> = async (app, { principal }, asked) => {
  const { days, newest } = await readRatings(app, principal, asked)
  const directory = await app.directory.of(principal.accountId)
  return {
    days: days.map(({ date, agents }) => ({
      date,
      agents: agents.map(({ agentId, count, average }) => ({
        agent: presentAgentCard(agentId, directory),
        count,
        average,
      })),
    })),
    newest: newest.map(({ agentId, contact, ...given }) => ({
      ...given,
      agent: presentAgentCard(agentId, directory),
      contact: presentContact(contact, directory),
    })),
  }
}

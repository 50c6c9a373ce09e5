import { maySeeConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { ListedInvitation } from '../ports/invitation-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { seesAll, viewerFor } from '../viewer.ts'

const dayMs = 86_400_000
const listedAtMost = 500

/** The newest invitation of each visitor of the last day, as far as the agent sees the visitor. */
export const listInvitations = async (app: App, agent: AgentPrincipal): Promise<ListedInvitation[]> => {
  const { conversations, invitations } = app.store.account(agent.accountId)
  const [viewer, recent] = await Promise.all([
    viewerFor(app, agent),
    invitations.recent(app.clock.now() - dayMs, listedAtMost),
  ])
  if (seesAll(viewer)) return recent
  const seen = await Promise.all(
    recent.map(async ({ invitation: { agentId, siteId, contactId } }) => {
      if (agentId === agent.agentId) return true
      const conversation = await conversations.serviceOf(siteId, contactId)
      return conversation === null || maySeeConversation(viewer, conversation)
    }),
  )
  return recent.filter((_, at) => seen[at])
}

import { decideUncard } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { amend } from '../conversations/act.ts'
import { mayWrite } from '../conversations/amend-message.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'

/**
 * Takes the card of a page away, for everybody and for good. `seq` is in the actor's own count.
 * @throws Fault not_found, message.not_own, message.gone, rate.limited, server.busy
 */
export const removeCard = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  at: { conversationId: string; seq: number },
): Promise<void> => {
  await mayWrite(app, actor)
  const party = partyOf(actor)
  await amend(app, actor, at, (_, entry) => decideUncard(entry, party))
}

import {
  type Decision,
  decideSay,
  type MessageExtra,
  memberOf,
  refuse,
  type SharedConversation,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { visibleService } from '../conversations/act.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'

/**
 * What becomes of an agent's words in a room. Who is called by name and is not in the room is not called; a conversation
 * that it is about must be in the sender's sight.
 * @param isOut whether the agent has exited: then it says nothing to colleagues
 * @throws Fault not_found
 */
export const roomRule = async (
  app: App,
  agent: AgentPrincipal,
  { clientId, text, extra, isOut }: { clientId: string; text: string; extra: MessageExtra; isOut: boolean },
): Promise<(conversation: SharedConversation) => Decision> => {
  if (extra.aboutId !== undefined) await visibleService(app, agent, extra.aboutId)
  const { teams } = await app.directory.of(agent.accountId)
  return (conversation) => {
    if (isOut) return refuse({ code: 'agent.offline' })
    const { room } = conversation
    const isIn = (id: string): boolean =>
      room.shape === 'team'
        ? teams.get(room.teamId ?? '')?.memberIds.includes(id) === true
        : memberOf(room, { kind: 'agent', id }) !== undefined
    const called = extra.mentions === undefined ? {} : { mentions: extra.mentions.filter(isIn) }
    const message = { author: partyOf(agent), clientId, text, extra: { ...extra, ...called } }
    return decideSay(conversation, message, app.ids.next)
  }
}

import {
  type Decision,
  decideSay,
  type MessageExtra,
  memberOf,
  refuse,
  type SharedConversation,
  type Visibility,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { visibleService } from '../conversations/act.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'

type AgentWords = { clientId: string; text: string; extra: MessageExtra; visibility: Visibility; isOut: boolean }

/**
 * What becomes of an agent's words in a room. Who is called by name and is not in the room is not called; a conversation
 * that it is about must be in the sender's sight.
 * @param isOut whether the agent has exited: then it says nothing to colleagues
 * @throws Fault not_found
 */
export const roomRule = async (
  app: App,
  agent: AgentPrincipal,
  { clientId, text, extra, visibility, isOut }: AgentWords,
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
    const along = {
      ...(extra.replyTo === undefined ? {} : { replyTo: extra.replyTo }),
      ...(extra.files === undefined ? {} : { files: extra.files }),
      ...(extra.transcript === undefined ? {} : { transcript: extra.transcript }),
    }
    const words = { author: partyOf(agent), clientId, text }
    // Where visitors are, nothing goes along but files, what it answers and, in notes alone, whom it calls; among colleagues all is for all.
    if (conversation.kind === 'multi')
      return decideSay(
        conversation,
        { ...words, visibility, extra: visibility === 'staff' ? { ...called, ...along } : along },
        app.ids.next,
      )
    const { transcript: _, ...toColleagues } = extra
    return decideSay(conversation, { ...words, extra: { ...toColleagues, ...called } }, app.ids.next)
  }
}

import { type Party, presentMembers, type SharedConversation } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { CommittedChanges } from '../../app/ports/conversation-log.ts'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'

const contactsIn = ({ room }: SharedConversation): Set<string> =>
  new Set(presentMembers(room).flatMap(({ party }: { party: Party }) => (party.kind === 'contact' ? [party.id] : [])))

/**
 * Tells visitors, on all their pages, in which session they are now. One who is in it no longer sees it no longer; the text of
 * one that has ended stays before the eyes of those who were in it.
 */
export const createSessionNews = (parts: {
  presence: Presence
  unwatch: (connection: LiveConnection, conversationId: string) => void
  boardChanged: Live['boardChanged']
}): { published(changes: CommittedChanges<SharedConversation>): void } => ({
  published: ({ before, conversation }) => {
    if (conversation.kind !== 'multi' || (before.room === conversation.room && before.status === conversation.status))
      return
    const { accountId, id } = conversation
    const [were, are] = [contactsIn(before), contactsIn(conversation)]
    for (const contactId of new Set([...were, ...are])) {
      const was = were.has(contactId) && before.status !== 'closed'
      const is = are.has(contactId) && conversation.status !== 'closed'
      const here = parts.presence.visitor(accountId, contactId)
      if (here === undefined) continue
      const frames: ServerFrame[] = []
      if (were.has(contactId) && !are.has(contactId)) {
        for (const connection of here.connections) parts.unwatch(connection, id)
        frames.push({ type: 'conversation.hidden', conversationId: id })
      }
      if (was !== is) {
        here.sessionId = is ? id : null
        parts.boardChanged(accountId, contactId)
        frames.push({ type: 'session.changed', sessionId: here.sessionId })
      }
      for (const frame of frames) {
        const text = JSON.stringify(frame)
        for (const connection of here.connections) connection.send(text)
      }
    }
  },
})

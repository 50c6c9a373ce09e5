import { type SharedConversation, visitorsMoved } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { CommittedChanges } from '../../app/ports/conversation-log.ts'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'

/**
 * Tells visitors, on all their pages, in which session they are now. One who is in it no longer sees it no longer; the text of
 * one that has ended stays before the eyes of those who were in it.
 */
export const createSessionNews = (parts: {
  presence: Presence
  unwatch: (connection: LiveConnection, conversationId: string) => void
  boardChanged: Live['boardChanged']
}): { published(changes: CommittedChanges<SharedConversation>): void } => {
  const { presence } = parts

  const tell = (accountId: string, contactId: string, frame: ServerFrame): void => {
    const text = JSON.stringify(frame)
    for (const connection of presence.visitor(accountId, contactId)?.connections ?? []) connection.send(text)
  }

  const putInto = (accountId: string, contactId: string, sessionId: string | null): void => {
    const here = presence.visitor(accountId, contactId)
    if (here === undefined) return
    here.sessionId = sessionId
    parts.boardChanged(accountId, contactId)
    tell(accountId, contactId, { type: 'session.changed', sessionId })
  }

  return {
    published: ({ before, conversation }) => {
      if (conversation.kind !== 'multi') return
      const { accountId, id } = conversation
      const { came, went, gone } = visitorsMoved(before, conversation)
      for (const contactId of gone) {
        for (const connection of presence.visitor(accountId, contactId)?.connections ?? [])
          parts.unwatch(connection, id)
        tell(accountId, contactId, { type: 'conversation.hidden', conversationId: id })
      }
      for (const contactId of came) putInto(accountId, contactId, id)
      for (const contactId of went) putInto(accountId, contactId, null)
    },
  }
}

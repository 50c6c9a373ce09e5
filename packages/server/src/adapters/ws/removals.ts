import { closeCodes, type ServerFrame } from '@frontdesk/protocol'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'

type Stream = { accountId: string; everyone: ReadonlySet<LiveConnection>; staff: ReadonlySet<LiveConnection> }

/** Takes what has been removed from the memory of this node and from the screens of those connected to it. */
export const createRemovals = (parts: {
  presence: Presence
  streams: Map<string, Stream>
  watched: ReadonlyMap<LiveConnection, Set<string>>
  /** A visitor who was about to be counted as gone leaves nothing behind. */
  forgetDeparture: (contactId: string) => void
  boardChanged: Live['boardChanged']
}): Pick<Live, 'conversationsRemoved' | 'contactRemoved'> => {
  const { presence, streams, watched } = parts

  /** Visitors on whose screen the conversation is, whether they watch it by now or not. */
  const visitorsOf = function* (accountId: string, conversationId: string): Iterable<LiveConnection> {
    for (const connection of presence.visitorConnections(accountId)) {
      const { principal } = connection
      if (principal.kind !== 'visitor') continue
      if (presence.visitor(accountId, principal.contactId)?.conversationId === conversationId) yield connection
    }
  }

  const conversationsRemoved = (accountId: string, conversationIds: readonly string[]): void => {
    for (const conversationId of conversationIds) {
      const stream = streams.get(conversationId)
      const watchers = stream?.accountId === accountId ? [...stream.everyone, ...stream.staff] : []
      if (watchers.length > 0) streams.delete(conversationId)
      for (const watcher of watchers) watched.get(watcher)?.delete(conversationId)
      const visitors = [...visitorsOf(accountId, conversationId)]
      for (const { principal } of visitors) {
        const here = principal.kind === 'visitor' ? presence.visitor(accountId, principal.contactId) : undefined
        if (here !== undefined) here.conversationId = null
      }
      const content: ServerFrame = { type: 'conversation.removed', conversationId }
      const text = JSON.stringify(content)
      for (const receiver of new Set([...watchers, ...visitors, ...presence.allAgentConnections(accountId)]))
        receiver.send(text)
    }
  }

  const contactRemoved = (accountId: string, contactId: string): void => {
    parts.forgetDeparture(contactId)
    parts.boardChanged(accountId, contactId)
    const here = presence.visitor(accountId, contactId)
    if (here === undefined) return
    // Nothing of it is kept when its connections, which end now, have gone.
    here.visit = null
    here.trail = null
    here.conversationId = null
    for (const connection of [...here.connections]) connection.end(closeCodes.revoked)
  }

  return { conversationsRemoved, contactRemoved }
}

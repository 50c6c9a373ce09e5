import type { AgentCard, ServerFrame } from '@frontdesk/protocol'
import type { LiveConnection } from '../../app/ports/live.ts'

export type Viewing = {
  /** One conversation for each connection; null is none. */
  set(connection: LiveConnection, conversationId: string | null): void
  /** The connection has begun to watch: who was there before is told to it, and it to them. */
  watched(connection: LiveConnection, conversationId: string): void
  /** It watches no more. */
  unwatched(connection: LiveConnection, conversationId: string): void
  left(connection: LiveConnection): void
}

/**
 * Who looks at which conversation, on this node and in memory only. Somebody counts as long as it watches the conversation
 * and may see it, so that what an agent claims to look at tells nobody anything by itself.
 */
export const createViewing = (parts: {
  /** The staff who watch a conversation and may see it now. */
  watchers: (conversationId: string) => readonly LiveConnection[]
  cardOf: (accountId: string, agentId: string) => AgentCard | null
}): Viewing => {
  const looksAt = new Map<LiveConnection, string>()
  const frameOf = (conversationId: string, watchers: readonly LiveConnection[]): string => {
    const cards = new Map<string, AgentCard>()
    for (const one of watchers) {
      if (looksAt.get(one) !== conversationId || one.principal.kind !== 'agent') continue
      const card = parts.cardOf(one.principal.accountId, one.principal.agentId)
      if (card !== null) cards.set(card.id, card)
    }
    const frame: ServerFrame = { type: 'viewing.changed', conversationId, agents: [...cards.values()] }
    return JSON.stringify(frame)
  }
  const tell = (conversationId: string): void => {
    const watchers = parts.watchers(conversationId)
    const text = frameOf(conversationId, watchers)
    // A poll could not be told again what it has missed.
    for (const one of watchers) if (one.heldBy === undefined) one.send(text)
  }
  return {
    set: (connection, conversationId) => {
      const before = looksAt.get(connection)
      if (before === (conversationId ?? undefined)) return
      if (conversationId === null) looksAt.delete(connection)
      else looksAt.set(connection, conversationId)
      for (const id of [before, conversationId]) if (id != null) tell(id)
    },
    watched: (connection, conversationId) => {
      if (looksAt.get(connection) === conversationId) tell(conversationId)
      else {
        const watchers = parts.watchers(conversationId)
        if (watchers.some((one) => looksAt.get(one) === conversationId))
          connection.send(frameOf(conversationId, watchers))
      }
    },
    unwatched: (connection, conversationId) => {
      if (looksAt.get(connection) === conversationId) tell(conversationId)
    },
    left: (connection) => {
      looksAt.delete(connection)
    },
  }
}

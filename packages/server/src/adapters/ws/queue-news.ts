import type { WaitingPlace } from '@frontdesk/domain'
import type { ServerFrame } from '@frontdesk/protocol'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Presence } from '../../app/presence/presence.ts'

type Stream = { accountId: string; everyone: ReadonlySet<LiveConnection> }

const frame = (content: ServerFrame): string => JSON.stringify(content)

/** Tells visitors where they stand in the queue; each place once, to those who watch the conversation. */
export const createQueueNews = (parts: {
  presence: Presence
  streams: ReadonlyMap<string, Stream>
}): Pick<Live, 'queueChanged'> => {
  const { presence, streams } = parts
  const told = new Map<string, string>()

  const tellPlace = (conversationId: string, stream: Stream, waiting: WaitingPlace | null): void => {
    const text = frame({ type: 'waiting.changed', conversationId, waiting })
    if (told.get(conversationId) === text || (waiting === null && !told.has(conversationId))) return
    if (waiting === null) told.delete(conversationId)
    else told.set(conversationId, text)
    for (const connection of stream.everyone) connection.send(text)
  }

  return {
    queueChanged: (accountId, places) => {
      let anybodyHere = false
      for (const [conversationId, stream] of streams) {
        if (stream.accountId !== accountId || stream.everyone.size === 0) continue
        const waiting = places.get(conversationId) ?? null
        if (waiting !== null) anybodyHere = true
        tellPlace(conversationId, stream, waiting)
      }
      // Who has left without being told is forgotten with its stream.
      for (const id of told.keys()) if (!streams.has(id)) told.delete(id)
      const moved = frame({ type: 'queue.changed' })
      for (const connection of presence.allAgentConnections(accountId))
        if (connection.principal.kind === 'agent' && connection.principal.rights.has('supervise'))
          connection.send(moved)
      return anybodyHere
    },
  }
}

import type { Client, ConversationView, OpenSocket } from '@frontdesk/client'
import type { Entry, ServerFrame, Visibility } from '@frontdesk/protocol'
import { type ClientHistory, emptyHistory, type Shown, type View } from './history.ts'

export const shownOf = ({ id, seq, visibility, clientId, content }: Entry): Shown => ({
  id,
  seq,
  visibility,
  clientId: clientId ?? null,
  text: content.kind === 'message' ? content.text : null,
})

type Answered = (clientId: string, frame: Extract<ServerFrame, { type: 'result' | 'error' }>) => void

/** Tells of every answer to a send, and of every text that came, on the wire itself: what the client makes of it is not trusted. */
export const listenIn =
  (open: OpenSocket, answered: Answered, received: (text: string) => void): OpenSocket =>
  (handlers) => {
    const asked = new Map<number, string>()
    const socket = open({
      opened: () => handlers.opened(),
      closed: (code) => handlers.closed(code),
      message: (text) => {
        received(text)
        const frame = JSON.parse(text) as ServerFrame
        if (frame.type === 'result' || frame.type === 'error') {
          const clientId = asked.get(frame.id ?? -1)
          if (clientId !== undefined) answered(clientId, frame)
        }
        handlers.message(text)
      },
    })
    return {
      close: () => socket.close(),
      send: (text) => {
        const frame = JSON.parse(text) as { id?: number; command?: string; params?: { clientId?: string } }
        if (frame.command === 'message.send' && frame.id !== undefined && frame.params?.clientId !== undefined)
          asked.set(frame.id, frame.params.clientId)
        socket.send(text)
      },
    }
  }

export type Recorder = {
  readonly histories: ReadonlyMap<string, ClientHistory>
  readonly answered: Answered
  readonly received: (text: string) => void
  /** Begins to write down what the client shows. */
  attach(client: Client): void
  /** Sends through the client and remembers it. */
  send(conversationId: string, text: string, visibility: Visibility): void
}

/** Writes down what one client sends, is answered and shows, for each conversation that it is told of. */
export const createRecorder = (options: {
  client: string
  authorId: string
  view: View
  conversationIds: readonly string[]
  /** Words that must never come to this client in any frame. */
  forbidden: string | null
}): Recorder => {
  const { forbidden } = options
  const histories = new Map(
    options.conversationIds.map((conversationId) => [conversationId, emptyHistory({ ...options, conversationId })]),
  )
  const conversationOf = new Map<string, ClientHistory>()
  let attached: Client | null = null

  const watchScreen = (history: ClientHistory, { state, entries }: ConversationView): void => {
    if (state !== 'ready') return
    entries.forEach((entry, index) => {
      const before = entries[index - 1]
      if (before !== undefined && entry.seq !== before.seq + 1)
        history.faults.push(`${entry.seq} stood after ${before.seq}`)
      const first = history.everShown.get(entry.id)
      if (first === undefined) history.everShown.set(entry.id, shownOf(entry))
      else if (first.seq !== entry.seq) history.faults.push(`${entry.id} moved from ${first.seq} to ${entry.seq}`)
    })
  }

  return {
    histories,
    answered: (clientId, frame) => {
      const history = conversationOf.get(clientId)
      if (history === undefined) return
      if (frame.type === 'result' && 'entryId' in frame.result) {
        const { entryId, seq, rev } = frame.result
        history.acknowledged.set(clientId, [...(history.acknowledged.get(clientId) ?? []), { entryId, seq, rev }])
      }
    },
    received: (text) => {
      if (forbidden !== null && text.includes(forbidden))
        for (const history of histories.values()) history.faults.push(`was sent ${forbidden}`)
    },
    attach: (client) => {
      attached = client
      client.on('conversation', (id) => {
        const history = histories.get(id ?? '')
        if (history === undefined || id === null) return
        const shown = client.conversation(id)
        watchScreen(history, shown)
        for (const { state, clientId, code } of shown.outbox)
          if (state === 'failed' && code !== undefined) history.refused.set(clientId, code)
      })
    },
    send: (conversationId, text, visibility) => {
      const history = histories.get(conversationId)
      if (attached === null || history === undefined) throw new Error('not recorded')
      const clientId = attached.send(conversationId, text, { visibility })
      conversationOf.set(clientId, history)
      history.sent.push({ clientId, text, visibility })
    },
  }
}

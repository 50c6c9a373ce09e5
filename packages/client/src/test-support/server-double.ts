import type { Appearance, Author, ClientFrame, ServerFrame, WireError } from '@frontdesk/protocol'
import type { OpenSocket, SocketHandlers } from '../types.ts'
import { createLogDouble, type LogDouble, uuid } from './log-double.ts'

export const visitorId = uuid(1)
export const agentId = uuid(2)
export const conversationId = uuid(10)
export const visitorAuthor: Author = { kind: 'contact', id: visitorId, label: 'Visitor', pictureUrl: null }
export const agentAuthor: Author = { kind: 'agent', id: agentId, label: 'Li Wei', pictureUrl: null }

const noTexts = { title: '', greeting: '', privacy: '', consent: '' }
const appearance: Appearance = {
  siteName: 'Shop',
  accent: '#114466',
  position: 'end',
  theme: 'auto',
  texts: { en: noTexts, 'zh-CN': noTexts },
  preChat: { enabled: false, fields: [], questions: [] },
  consent: 'none',
  respectsDoNotTrack: false,
  privacyUrl: null,
  keepsHandle: false,
  typingPreview: false,
  rating: 'off',
}

type Connection = {
  handlers: SocketHandlers
  /** Frames on their way, by direction; nothing moves until `flush`. */
  up: string[]
  down: string[]
  open: boolean
  welcomed: boolean
  watched: Set<string>
  seen: number
  /** One-way loss: what the client says never arrives. */
  deaf: boolean
}

/** A server of one visitor in memory: real rules, no time, and a wire that is flushed by hand. */
export const createServerDouble = () => {
  const logs = new Map<string, LogDouble>()
  const connections: Connection[] = []
  const refusals: ((frame: ClientFrame) => WireError | undefined)[] = []
  const asked: ClientFrame[] = []
  let visitorConversation: string | null = null
  /** Removed ones do not come back: the next beginning has an id of its own. */
  let begun = conversationId
  let beats = 0
  let isDown = false

  const say = (to: Connection, frame: ServerFrame) => to.down.push(JSON.stringify(frame))

  const push = (log: LogDouble, before: number) => {
    if (log.rev === before) return
    for (const to of connections) {
      if (to.welcomed && to.watched.has(log.id)) say(to, { type: 'conversation.changed', changes: log.since(before) })
    }
  }

  const change = <T>(log: LogDouble, work: () => T): T => {
    const before = log.rev
    const result = work()
    push(log, before)
    return result
  }

  const start = (): LogDouble => {
    visitorConversation ??= begun
    const log = logs.get(visitorConversation) ?? createLogDouble(visitorConversation)
    logs.set(log.id, log)
    return log
  }

  const answer = (from: Connection, frame: Extract<ClientFrame, { type: 'request' }>): unknown => {
    const log = 'conversationId' in frame.params ? logs.get(frame.params.conversationId ?? '') : undefined
    const missing = { code: 'not_found', message: 'No such conversation.' } as const
    switch (frame.command) {
      case 'conversation.start':
        return { conversationId: start().id }
      case 'conversation.resume':
        if (log === undefined) throw missing
        from.watched.add(log.id)
        return log.resume(frame.params.rev)
      case 'conversation.unwatch':
        from.watched.delete(frame.params.conversationId)
        return {}
      case 'conversation.history':
        if (log === undefined) throw missing
        return log.history(frame.params.beforeSeq)
      case 'message.send': {
        if (log === undefined) throw missing
        const { text, clientId } = frame.params
        const entry = change(log, () => log.write(visitorAuthor, text, clientId, 5))
        return { entryId: entry.id, seq: entry.seq, rev: entry.rev, atMs: entry.atMs }
      }
      case 'receipt.update': {
        const { deliveredSeq = 0, readSeq = 0 } = frame.params
        if (log !== undefined) change(log, () => log.mark({ kind: 'contact', id: visitorId }, deliveredSeq, readSeq))
        return {}
      }
      default:
        return {}
    }
  }

  const hear = (from: Connection, text: string) => {
    const frame = JSON.parse(text) as ClientFrame
    asked.push(frame)
    if (frame.type === 'beat') {
      from.seen = frame.n
    } else if (frame.type === 'hello') {
      from.welcomed = true
      say(from, {
        type: 'welcome',
        version: 1,
        connectionId: uuid(connections.length),
        serverTimeMs: 1_800_000_000_000,
        you: {
          kind: 'visitor',
          visitor: {
            contactId: visitorId,
            name: null,
            email: null,
            phone: null,
            verified: false,
            emailVerified: false,
            conversationId: visitorConversation,
          },
          availability: { online: true, agents: [], opensAtMs: null },
          appearance,
          waiting: null,
          invitation: null,
          sessionId: null,
          editWithinMs: 0,
        },
      })
    } else {
      const refused = refusals.map((refuse) => refuse(frame)).find((error) => error !== undefined)
      if (refused !== undefined) return say(from, { type: 'error', id: frame.id, error: refused })
      try {
        say(from, { type: 'result', id: frame.id, result: answer(from, frame) } as ServerFrame)
      } catch (error) {
        say(from, { type: 'error', id: frame.id, error: error as WireError })
      }
    }
  }

  const openSocket: OpenSocket = (handlers) => {
    const connection: Connection = {
      handlers,
      up: [],
      down: [],
      open: !isDown,
      welcomed: false,
      watched: new Set(),
      seen: 0,
      deaf: false,
    }
    connections.push(connection)
    void Promise.resolve().then(() => (connection.open ? handlers.opened() : handlers.closed(1006)))
    return {
      send: (text) => void connection.up.push(text),
      close: () => {
        connection.open = false
        connection.watched.clear()
        connection.welcomed = false
      },
    }
  }

  /** Moves one frame of one direction; `how` may lose the rest of the wire's patience. */
  const step = (one: Connection, direction: 'up' | 'down', times = 1): boolean => {
    const text = one[direction].shift()
    if (text === undefined) return false
    if (direction === 'up') {
      if (!one.deaf) hear(one, text)
    } else if (one.open) for (let i = 0; i < times; i += 1) one.handlers.message(text)
    return true
  }

  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve()
  }

  return {
    openSocket,
    settle,
    step,
    asked,
    connections,
    logs,
    start,
    change,
    /** Refuses what the function gives an error for, until the returned function is called. */
    refuse(how: (frame: ClientFrame) => WireError | undefined): () => void {
      refusals.push(how)
      return () => void refusals.splice(refusals.indexOf(how), 1)
    },
    live: () => connections.filter(({ open }) => open),
    agentWrites(text: string, clientId = `agent-${text}-${logs.size}-${start().rev}`) {
      const log = start()
      return change(log, () => log.write(agentAuthor, text, clientId, 6))
    },
    /** Takes the visitor's conversation out, and tells everybody. */
    remove() {
      const { id } = start()
      logs.delete(id)
      visitorConversation = null
      begun = uuid(11)
      for (const to of connections)
        if (to.open && to.welcomed) say(to, { type: 'conversation.removed', conversationId: id })
    },
    broadcast(frame: ServerFrame) {
      for (const to of connections) if (to.open && to.welcomed) say(to, frame)
    },
    beat() {
      beats += 1
      for (const to of connections) if (to.open && to.welcomed) say(to, { type: 'beat', n: beats, seen: to.seen })
    },
    /** Lets everything under way arrive, and what that causes. */
    async flush() {
      for (;;) {
        await settle()
        let moved = false
        for (const one of connections) {
          if (!one.open) continue
          while (step(one, 'up') || step(one, 'down')) moved = true
        }
        if (!moved) return
      }
    },
    /** Cuts every connection; what was under way is lost. */
    cut(code = 1006) {
      for (const one of connections) {
        if (!one.open) continue
        one.open = false
        one.welcomed = false
        one.up = []
        one.down = []
        one.handlers.closed(code)
      }
    },
    setDown(down: boolean) {
      isDown = down
    },
  }
}

export type ServerDouble = ReturnType<typeof createServerDouble>

import type { ConversationHead, ConversationItem, ReadMark, Result, RoomItem, ServiceItem } from '@frontdesk/protocol'
import { backoffMs } from './backoff.ts'
import { createEmitter } from './emitter.ts'
import { RequestError } from './request-error.ts'
import type { Client, Timers } from './types.ts'

/** The agent's lists, kept equal to the server's. The maps are the live ones: read, do not change. */
export type Feed = {
  /** Visitors' conversations. */
  readonly items: ReadonlyMap<string, ServiceItem>
  /** What the agent shares with colleagues, or with several visitors. */
  readonly rooms: ReadonlyMap<string, RoomItem>
  readonly reads: ReadonlyMap<string, ReadMark>
  /** Grows by one at each change; something cheap to compare. */
  readonly version: number
  /** Whether the first load is complete. */
  readonly ready: boolean
  /** False while changes may be missing. */
  readonly current: boolean
  /** Messages of the visitor, or of others in a room, that the agent has not read. */
  unread(conversationId: string): number
  /** Reads all of a conversation: at once here, soon at the server. */
  markRead(conversationId: string): void
  /** Calls `heard` with the ids that changed; `all` after a load, none when only `current` did. */
  onChange(heard: (changed: readonly string[] | 'all') => void): () => void
  close(): void
}

/** Staff get items, visitors heads. */
const isItem = (head: ConversationItem | ConversationHead): head is ConversationItem => 'lastAtMs' in head

type Page = { items: readonly ConversationItem[]; reads: readonly ReadMark[] }

/** Follows the conversations feed on this client's connections. For agents; visitors have no feed. */
export const attachFeed = (client: Client, options: { timers: Timers; random(): number }): Feed => {
  const items = new Map<string, ServiceItem>()
  const rooms = new Map<string, RoomItem>()
  const known = (id: string): ConversationItem | undefined => items.get(id) ?? rooms.get(id)
  const reads = new Map<string, ReadMark>()
  /** Taken out on this connection or before: what was read earlier and arrives later does not bring it back. */
  const gone = new Set<string>()
  const { on, emit } = createEmitter<{ change: readonly string[] | 'all' }>()
  let version = 0
  let ready = false
  let current = false
  let cursor: string | undefined
  /** Rooms come with the feed only as they change: after a reset they are asked for. */
  let roomsDue = true
  /** Pushes that came during a resume; null when none is under way. */
  let waiting: Page[] | null = null
  let turn = 0
  let timer: unknown = null

  const put = (page: Page): string[] => {
    const changed = new Set<string>()
    for (const item of page.items) {
      if (gone.has(item.id) || item.rev < (known(item.id)?.rev ?? 0)) continue
      if (item.kind === 'service') items.set(item.id, item)
      else rooms.set(item.id, item)
      changed.add(item.id)
    }
    for (const read of page.reads) {
      const had = reads.get(read.conversationId)
      if (had !== undefined && read.readSeq <= had.readSeq && read.readInbound <= had.readInbound) continue
      reads.set(read.conversationId, {
        conversationId: read.conversationId,
        readSeq: Math.max(read.readSeq, had?.readSeq ?? 0),
        readInbound: Math.max(read.readInbound, had?.readInbound ?? 0),
      })
      changed.add(read.conversationId)
    }
    return [...changed]
  }

  const tell = (changed: readonly string[] | 'all') => {
    version += 1
    emit('change', changed)
  }

  const pushed = (page: Page) => {
    if (waiting !== null) waiting.push(page)
    else if (current) {
      const changed = put(page)
      if (changed.length > 0) tell(changed)
    }
  }

  const follow = (head: ConversationItem | ConversationHead) => {
    if (isItem(head) && head.rev > (known(head.id)?.rev ?? -1)) pushed({ items: [head], reads: [] })
  }

  const removed = (id: string) => {
    gone.add(id)
    reads.delete(id)
    forget(id)
  }

  /** Unlike what was removed it may come back. */
  const forget = (id: string) => {
    if (items.delete(id) || rooms.delete(id)) tell([id])
  }

  const resume = async (mine: number, attempt: number): Promise<void> => {
    waiting = []
    try {
      for (;;) {
        const page = await client.request('feed.resume', cursor === undefined ? {} : { cursor })
        if (mine !== turn) return
        if (page.reset) {
          items.clear()
          rooms.clear()
          reads.clear()
          roomsDue = true
        }
        cursor = page.cursor
        put(page)
        if (!page.more) break
        tell('all')
      }
      for (const page of waiting ?? []) put(page)
      waiting = null
      ready = true
      current = true
      tell('all')
      await loadRooms(mine)
    } catch (error) {
      if (mine !== turn) return
      waiting = null
      // Not for this client: asked again at the next connection, when the role may have changed.
      if (error instanceof RequestError && !error.retryable) return
      const delayMs = backoffMs(attempt, options.random())
      timer = options.timers.set(
        () => void resume(mine, attempt + 1),
        Math.max(delayMs, error instanceof RequestError ? error.retryAfterMs : 0),
      )
    }
  }

  const loadRooms = async (mine: number): Promise<void> => {
    let before: string | null = null
    while (roomsDue) {
      const page: Result<'room.list'> = await client.request('room.list', before === null ? {} : { before })
      if (mine !== turn) return
      const changed = put(page)
      before = page.next
      roomsDue = before !== null
      if (changed.length > 0) tell(changed)
    }
  }

  const begin = () => {
    turn += 1
    options.timers.clear(timer)
    current = false
    waiting = null
    if (client.state.kind === 'online') void resume(turn, 0)
    else tell([])
  }

  const offs = [
    client.on('state', begin),
    client.on('removed', removed),
    client.on('frame', (frame) => {
      if (frame.type === 'feed.changed') pushed({ items: frame.items, reads: [] })
      // Also of one that is not watched any longer: the server did not know yet, and does not repeat it.
      else if (frame.type === 'conversation.changed') follow(frame.changes.conversation)
      else if (frame.type === 'conversation.hidden') forget(frame.conversationId)
      else if (frame.type === 'read.changed') pushed({ items: [], reads: [frame.read] })
    }),
    // The server does not repeat in the feed what this connection watches: that item comes with the conversation.
    client.on('conversation', (id) => {
      const head = id === null ? null : client.conversation(id).head
      if (head !== null) follow(head)
    }),
  ]
  begin()

  return {
    items,
    rooms,
    reads,
    get version() {
      return version
    },
    get ready() {
      return ready
    },
    get current() {
      return current
    },
    unread: (id) => Math.max(0, (known(id)?.inboundCount ?? 0) - (reads.get(id)?.readInbound ?? 0)),
    markRead(id) {
      const item = known(id)
      if (item === undefined) return
      tell(put({ items: [], reads: [{ conversationId: id, readSeq: item.seq, readInbound: item.inboundCount }] }))
      client.markRead(id, item.seq)
    },
    onChange: (heard) => on('change', heard),
    close() {
      turn += 1
      options.timers.clear(timer)
      for (const off of offs) off()
    },
  }
}

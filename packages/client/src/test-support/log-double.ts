import type { Author, Changes, ConversationHead, Entry, Mark } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'

const hex = (n: number) => n.toString(16).padStart(12, '0')
export const uuid = (n: number) => `00000000-0000-4000-8000-${hex(n)}`

type Stamped<T> = T & { rev: number }

/** One conversation's log, kept by the rules of the wire and nothing else. */
export const createLogDouble = (id: string) => {
  const entries: Entry[] = []
  const marks = new Map<string, Stamped<Mark>>()
  let rev = 0

  const head = (): ConversationHead => ({
    id,
    kind: 'service',
    status: 'open',
    assignee: null,
    joined: [],
    createdAtMs: 1,
    seq: entries.length,
    rev,
  })

  const since = (from: number): Changes => ({
    conversationId: id,
    from,
    to: rev,
    reset: false,
    entries: entries.filter((entry) => entry.rev > from),
    marks: [...marks.values()].filter((mark) => mark.rev > from),
    conversation: head(),
  })

  const fresh = (): Changes => ({
    conversationId: id,
    from: 0,
    to: rev,
    reset: true,
    earlier: entries.length > limits.pageEntries,
    entries: entries.slice(-limits.pageEntries),
    marks: [...marks.values()],
    conversation: head(),
  })

  return {
    id,
    entries,
    since,
    fresh,
    resume: (from: number): Changes =>
      from === 0 || entries.filter((entry) => entry.rev > from).length > limits.resumeEntries ? fresh() : since(from),
    history(beforeSeq: number) {
      const before = entries.filter((entry) => entry.seq < beforeSeq)
      return { entries: before.slice(-limits.pageEntries), earlier: before.length > limits.pageEntries }
    },
    write(author: Author, text: string, clientId: string, atMs: number): Entry {
      const known = entries.find((entry) => entry.clientId === clientId && entry.author.id === author.id)
      if (known !== undefined) return known
      rev += 1
      const seq = entries.length + 1
      const entry: Entry = {
        id: uuid(1_000_000 + seq),
        seq,
        rev,
        author,
        atMs,
        visibility: 'everyone',
        clientId,
        content: { kind: 'message', text },
      }
      entries.push(entry)
      return entry
    },
    /** Any later change to an entry. */
    edit(seq: number, text: string): void {
      const old = entries[seq - 1]
      if (old === undefined) return
      rev += 1
      entries[seq - 1] = { ...old, rev, content: { kind: 'message', text } }
    },
    mark(party: Mark['party'], deliveredSeq: number, readSeq: number): void {
      const key = `${party.kind} ${party.id}`
      const old = marks.get(key)
      rev += 1
      marks.set(key, {
        party,
        deliveredSeq: Math.max(deliveredSeq, old?.deliveredSeq ?? 0),
        readSeq: Math.max(readSeq, old?.readSeq ?? 0),
        rev,
      })
    },
    get rev() {
      return rev
    },
  }
}

export type LogDouble = ReturnType<typeof createLogDouble>

import type { Client, Siblings } from '@frontdesk/client'
import type { Desk } from './desk.ts'
import type { Kept } from './kept.ts'
import { createOnce } from './once.ts'
import { countUnread, lastWordOfOthers, readSeqOf } from './unread.ts'

type Seen = { id: string; seq: number }

const isSeen = (value: unknown): value is Seen => {
  const { id, seq } = (value ?? {}) as Partial<Seen>
  return typeof id === 'string' && typeof seq === 'number'
}

/** A visitor's words arrive from somebody else after this time unless another tab has shown them meanwhile. */
const soundAfterMs = 300

/**
 * What of the conversation is unread, and the sound of what is new. Only who has a conversation needs it.
 * @returns `look`: counts, and reads what is being looked at
 */
export const createNews = (options: {
  client: Pick<Client, 'on' | 'conversation' | 'markRead'>
  desk: Pick<Desk, 'open' | 'sound' | 'atEnd' | 'unread' | 'visitor' | 'conversationId' | 'session'>
  kept: Kept
  siblings: Siblings
  random(): number
  later(run: () => void, delayMs: number): void
  isVisible(): boolean
  /** Called once among all tabs. */
  sound(): void
}): { look(): void } => {
  const { client, desk, isVisible } = options
  const seen = options.kept.cell<Seen>('seen', { id: '', seq: 0 }, isSeen)
  const once = createOnce(options)

  const self = () => desk.visitor.get()?.contactId ?? null
  const readSeq = (id: string): number => {
    const { marks } = client.conversation(id)
    return readSeqOf(marks, self(), seen.get().id === id ? seen.get().seq : 0)
  }
  /** What the panel shows, or would show. */
  const current = () => {
    const session = desk.session.get()
    return session === null || session.state === 'aside' ? desk.conversationId.get() : session.id
  }

  const look = () => {
    const id = current()
    if (id === null) return
    const { entries } = client.conversation(id)
    const last = entries.at(-1)?.seq ?? 0
    if (desk.open.get() && desk.atEnd.get() && isVisible() && last > 0) {
      if (last > readSeq(id)) seen.set({ id, seq: last })
      client.markRead(id, last)
    }
    desk.unread.set(countUnread(entries, readSeq(id), self()))
  }

  client.on('conversation', (id) => {
    if (id === current()) look()
  })
  client.on('entries', ({ conversationId, entries, initial }) => {
    const word = lastWordOfOthers(entries, self())
    if (word === undefined || initial) return
    options.later(
      () => {
        if (desk.sound.get() && word.seq > readSeq(conversationId)) once(word.seq, options.sound)
      },
      isVisible() ? soundAfterMs : soundAfterMs * 2,
    )
  })
  for (const cell of [desk.open, desk.atEnd, desk.conversationId, desk.session, seen]) cell.on(look)
  look()
  return { look }
}

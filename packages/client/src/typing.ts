import type { TypingChangedFrame } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { partyKey } from './conversation.ts'
import type { Ask } from './requests.ts'
import type { TimerSet } from './timer-set.ts'
import type { TypingParty } from './types.ts'

/** Renewed well before it would go out on the other side. */
const renewMs = limits.typingLifeMs / 2
/** Without another keystroke the mark is taken back. */
const pauseMs = 4_000

/** Somebody else's mark and the timer that ends it. */
type Mark = { party: TypingParty; timer: unknown }
type Own = { sentAtMs: number; off: unknown }

/** Both directions: the own mark goes out throttled and ends by itself; the others' go out unless renewed. */
export const createTyping = (options: {
  ask: Ask
  isOnline(): boolean
  timers: TimerSet
  changed(conversationId: string): void
}) => {
  const { timers } = options
  const own = new Map<string, Own>()
  const others = new Map<string, Map<string, Mark>>()

  const tell = (conversationId: string, active: boolean) => {
    // Lost or refused: a typing mark is not worth another try.
    if (options.isOnline()) options.ask('typing.set', { conversationId, active }).catch(() => {})
  }

  const stop = (id: string, say: boolean) => {
    const mark = own.get(id)
    if (mark === undefined) return
    timers.clear(mark.off)
    own.delete(id)
    if (say) tell(id, false)
  }

  const clear = (id: string, key: string) => {
    const parties = others.get(id)
    const one = parties?.get(key)
    if (parties === undefined || one === undefined) return
    timers.clear(one.timer)
    parties.delete(key)
    if (parties.size === 0) others.delete(id)
    options.changed(id)
  }

  return {
    of: (id: string): readonly TypingParty[] => [...(others.get(id)?.values() ?? [])].map(({ party }) => party),
    set(id: string, active: boolean): void {
      if (!active) {
        stop(id, true)
        return
      }
      const mark = own.get(id) ?? { sentAtMs: Number.NEGATIVE_INFINITY, off: null }
      timers.clear(mark.off)
      const nowMs = timers.nowMs()
      if (nowMs - mark.sentAtMs >= renewMs) {
        mark.sentAtMs = nowMs
        tell(id, true)
      }
      mark.off = timers.set(() => stop(id, true), pauseMs)
      own.set(id, mark)
    },
    /** The message itself ends the mark on the other side. */
    sent: (id: string) => stop(id, false),
    heard({ conversationId, party, active }: TypingChangedFrame): void {
      const key = partyKey(party)
      const had = others.get(conversationId)?.get(key)
      if (!active) {
        clear(conversationId, key)
        return
      }
      if (had !== undefined) timers.clear(had.timer)
      const parties = others.get(conversationId) ?? new Map<string, Mark>()
      others.set(conversationId, parties)
      parties.set(key, { party, timer: timers.set(() => clear(conversationId, key), limits.typingLifeMs) })
      if (had === undefined) options.changed(conversationId)
    },
    /** Somebody has written: the mark has done its work. */
    wrote: (id: string, author: { kind: string; id: string | null }) => clear(id, partyKey(author)),
    down(): void {
      own.clear()
      for (const [id, parties] of [...others]) for (const key of [...parties.keys()]) clear(id, key)
    },
  }
}

import type { Changes, Entry } from '@frontdesk/protocol'
import { backoffMs } from './backoff.ts'
import { applyChanges, applyHistory, type Held, nothingHeld } from './conversation.ts'
import { RequestError } from './request-error.ts'
import type { Ask } from './requests.ts'
import type { TimerSet } from './timer-set.ts'

/** `removed` is final: nothing comes back under that id. */
type Sync = 'due' | 'under-way' | 'current' | 'refused' | 'removed'

type Kept = {
  watched: boolean
  sync: Sync
  held: Held
  /** Pushes that came while a resume was under way. */
  waiting: Changes[]
  /** Counts resets: a page of history asked for before one does not fit after it. */
  epoch: number
  loadingEarlier: boolean
  /** Unwatched while a resume was under way: its answer subscribes to nothing any more. */
  overtaken: boolean
  attempt: number
}

/** Keeps watched conversations equal to the server's: resume at each connection, push by push in between. */
export const createConversations = (options: {
  ask: Ask
  isOnline(): boolean
  timers: TimerSet
  random(): number
  changed(conversationId: string): void
  /** What was here is not there any more. */
  gone(conversationId: string): void
  arrived(conversationId: string, entries: readonly Entry[], initial: boolean): void
}) => {
  const { ask, timers } = options
  const all = new Map<string, Kept>()

  const keep = (id: string): Kept => {
    const had = all.get(id)
    if (had !== undefined) return had
    const kept: Kept = {
      watched: false,
      sync: 'due',
      held: nothingHeld,
      waiting: [],
      epoch: 0,
      loadingEarlier: false,
      overtaken: false,
      attempt: 0,
    }
    all.set(id, kept)
    return kept
  }

  /** @returns false when something is missing before these changes. */
  const apply = (id: string, kept: Kept, changes: Changes): boolean => {
    const initial = kept.held.head === null
    const applied = applyChanges(kept.held, changes)
    if (applied.kind !== 'applied') return applied.kind === 'stale'
    if (changes.reset) kept.epoch += 1
    kept.held = applied.held
    if (applied.fresh.length > 0) options.arrived(id, applied.fresh, initial)
    return true
  }

  const resumed = (id: string, kept: Kept, changes: Changes) => {
    if (all.get(id) !== kept) return
    kept.attempt = 0
    const waiting = kept.waiting
    kept.waiting = []
    kept.sync = kept.overtaken || !kept.watched ? 'due' : 'current'
    kept.overtaken = false
    const whole = [changes, ...waiting].map((one) => apply(id, kept, one)).every(Boolean)
    options.changed(id)
    if (!whole || kept.sync === 'due') resume(id, kept)
  }

  const refused = (id: string, kept: Kept, error: unknown) => {
    if (all.get(id) !== kept) return
    kept.waiting = []
    kept.overtaken = false
    kept.sync = 'due'
    if (error instanceof RequestError && !error.retryable) {
      if (kept.held.head) return options.gone(id)
      kept.sync = 'refused'
    } else if (options.isOnline()) {
      // After a lost link the next welcome resumes; an answer that is merely late is asked for again.
      const delayMs = backoffMs(kept.attempt, options.random())
      kept.attempt += 1
      const again = () => {
        if (kept.sync === 'due') resume(id, kept)
      }
      timers.set(again, Math.max(delayMs, error instanceof RequestError ? error.retryAfterMs : 0))
    }
    options.changed(id)
  }

  const resume = (id: string, kept: Kept) => {
    if (!kept.watched || !options.isOnline() || kept.sync === 'under-way' || kept.sync === 'removed') return
    kept.sync = 'under-way'
    ask('conversation.resume', { conversationId: id, rev: kept.held.rev }).then(
      (changes) => resumed(id, kept, changes),
      (error: unknown) => refused(id, kept, error),
    )
  }

  return {
    get: (id: string): Readonly<Kept> | undefined => all.get(id),
    isWatched: (id: string): boolean => all.get(id)?.watched === true,
    watch(id: string): void {
      const kept = keep(id)
      if (kept.watched && kept.sync !== 'refused') return
      kept.watched = true
      if (kept.sync === 'refused') kept.sync = 'due'
      options.changed(id)
      resume(id, kept)
    },
    unwatch(id: string): void {
      const kept = all.get(id)
      if (kept === undefined || !kept.watched) return
      kept.watched = false
      if (kept.sync === 'current') kept.sync = 'due'
      kept.overtaken = kept.sync === 'under-way'
      options.changed(id)
      // Should it fail, the pushes that go on coming are ignored.
      ask('conversation.unwatch', { conversationId: id }).catch(() => {})
    },
    /** Forgets what is held of it, for good. */
    remove(id: string): void {
      // What is under way goes on with the old one, and comes to nothing.
      all.delete(id)
      const kept = keep(id)
      // Neither what is pushed nor who begins to watch takes it for something new.
      kept.watched = true
      kept.sync = 'removed'
      options.changed(id)
    },
    /** Forgets what is held of it for as long as it may not be seen; whoever watches it asks again. */
    hide(id: string): void {
      all.delete(id)
      options.changed(id)
    },
    up(): void {
      for (const [id, kept] of all) resume(id, kept)
    },
    down(): void {
      for (const [id, kept] of all) {
        if (kept.sync !== 'current' && kept.sync !== 'refused') continue
        kept.sync = 'due'
        options.changed(id)
      }
    },
    pushed(changes: Changes): void {
      const id = changes.conversationId
      const kept = all.get(id)
      if (kept === undefined || !kept.watched) return
      if (kept.sync === 'under-way') {
        kept.waiting.push(changes)
        return
      }
      if (kept.sync !== 'current') return
      if (!apply(id, kept, changes)) resume(id, kept)
      options.changed(id)
    },
    async loadEarlier(id: string): Promise<void> {
      const kept = all.get(id)
      if (kept === undefined || !kept.held.hasEarlier || kept.loadingEarlier) return
      const { epoch } = kept
      kept.loadingEarlier = true
      options.changed(id)
      try {
        const page = await ask('conversation.history', { conversationId: id, beforeSeq: kept.held.floor })
        if (kept.epoch === epoch) kept.held = applyHistory(kept.held, page)
      } finally {
        kept.loadingEarlier = false
        options.changed(id)
      }
    },
  }
}

export type Conversations = ReturnType<typeof createConversations>

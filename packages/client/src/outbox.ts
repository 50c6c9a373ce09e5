import type { Entry } from '@frontdesk/protocol'
import { backoffMs } from './backoff.ts'
import { fieldsOf } from './fields-of.ts'
import { parseStored, readStored, type Stored } from './outbox-message.ts'
import { RequestError } from './request-error.ts'
import type { Ask } from './requests.ts'
import type { TimerSet } from './timer-set.ts'
import type { ClientStorage, OutboxMessage, SendOptions, Siblings } from './types.ts'

const prefix = 'outbox.'
/** The tab that wrote a message sends it; should it be gone, another one does so after this time. */
const siblingGraceMs = 4_000

type Kept = {
  message: Stored
  /** In storage, or known not to be storable: may leave now. */
  ready: boolean
  /** The change number of its entry, once the server has it. */
  rev: number
}

/** Messages not yet seen among the entries: kept over reloads, sent one by one in order of each conversation, repeated until answered. */
export const createOutbox = (options: {
  ask: Ask
  isOnline(): boolean
  timers: TimerSet
  random(): number
  newId(): string
  storage: ClientStorage
  siblings: Siblings | undefined
  changed(conversationId: string | null): void
  started(conversationId: string): void
  /** What the conversation holds, when it is being watched. */
  reached(conversationId: string): { rev: number; current: boolean } | null
}) => {
  const { ask, timers, storage, siblings } = options
  let all: Kept[] = []
  let order = 0
  const busy = new Set<string | null>()
  /** Pauses after a refusal, by conversation; a new connection ends them. */
  const pauses = new Map<string | null, unknown>()
  const attempts = new Map<string | null, number>()

  const of = (id: string | null) => all.filter(({ message }) => message.conversationId === id)
  const find = (clientId: unknown) => all.find(({ message }) => message.clientId === clientId)

  const forget = (kept: Kept, tell = true) => {
    all = all.filter((other) => other !== kept)
    void storage.remove(prefix + kept.message.clientId)
    if (tell) siblings?.post({ kind: 'outbox.gone', clientId: kept.message.clientId })
    options.changed(kept.message.conversationId)
  }

  const update = (kept: Kept, change: Partial<Stored>): Promise<void> => {
    kept.message = { ...kept.message, ...change }
    siblings?.post({ kind: 'outbox', message: kept.message })
    options.changed(kept.message.conversationId)
    const key = prefix + kept.message.clientId
    return kept.message.state === 'sent' ? storage.remove(key) : storage.set(key, JSON.stringify(kept.message))
  }

  /** Lets go of a sent message as soon as nothing is to be awaited: its entry is here, or nobody looks. */
  const release = (kept: Kept) => {
    const { state, conversationId } = kept.message
    if (state !== 'sent' || conversationId === null) return
    const reached = options.reached(conversationId)
    if (reached === null || (reached.current && kept.rev > 0 && reached.rev >= kept.rev)) forget(kept)
  }

  const adopt = (conversationId: string) => {
    for (const kept of of(null)) void update(kept, { conversationId })
    options.changed(null)
    options.started(conversationId)
    pump(conversationId)
  }

  const deliver = async (kept: Kept): Promise<void> => {
    const { conversationId, clientId, text, visibility, extra } = kept.message
    if (conversationId === null) {
      adopt((await ask('conversation.start', {}, { urgent: true })).conversationId)
      return
    }
    const params = { ...extra, conversationId, clientId, text, ...(visibility === 'staff' && { visibility }) }
    const { rev } = await ask('message.send', params, { urgent: true })
    if (!all.includes(kept)) return
    kept.rev = rev
    void update(kept, { state: 'sent' })
    release(kept)
  }

  const failed = (id: string | null, kept: Kept, error: unknown): number => {
    if (error instanceof RequestError && !error.retryable) {
      if (all.includes(kept)) void update(kept, { state: 'failed', code: error.code as NonNullable<Stored['code']> })
      return 0
    }
    const attempt = attempts.get(id) ?? 0
    attempts.set(id, attempt + 1)
    return Math.max(backoffMs(attempt, options.random()), error instanceof RequestError ? error.retryAfterMs : 0)
  }

  const pump = (id: string | null): void => {
    if (busy.has(id) || !options.isOnline()) return
    const next = of(id).find(({ message, ready }) => message.state === 'sending' && (ready || !isForeign(message)))
    if (next?.ready !== true) return
    busy.add(id)
    const goOn = (delayMs: number) => {
      const free = () => {
        pauses.delete(id)
        busy.delete(id)
        pump(id)
      }
      // Offline there is nothing to wait for: the next welcome pumps.
      if (delayMs === 0 || !options.isOnline()) free()
      else pauses.set(id, timers.set(free, delayMs))
    }
    deliver(next).then(
      () => {
        attempts.delete(id)
        goOn(0)
      },
      (error: unknown) => goOn(failed(id, next, error)),
    )
  }

  const foreign = new Set<string>()
  const isForeign = (message: Stored) => foreign.has(message.clientId)

  /** Takes over what another tab, or an earlier life of this one, has written. */
  const take = (message: Stored, graceMs: number) => {
    order = Math.max(order, message.order + 1)
    const had = find(message.clientId)
    if (had !== undefined) {
      const from = had.message.conversationId
      had.message = message
      if (from !== message.conversationId) options.changed(from)
      options.changed(message.conversationId)
      release(had)
      return pump(message.conversationId)
    }
    const kept: Kept = { message, ready: graceMs === 0, rev: 0 }
    if (graceMs > 0) foreign.add(message.clientId)
    all = [...all, kept].sort(
      (one, other) => one.message.createdAtMs - other.message.createdAtMs || one.message.order - other.message.order,
    )
    options.changed(message.conversationId)
    release(kept)
    const ready = () => {
      kept.ready = true
      foreign.delete(message.clientId)
      pump(kept.message.conversationId)
    }
    if (graceMs > 0) timers.set(ready, graceMs)
    else pump(message.conversationId)
  }

  const hear = (said: unknown) => {
    const { kind, message, clientId } = fieldsOf(said)
    if (kind === 'outbox') {
      const stored = readStored(message)
      if (stored !== null) take(stored, siblingGraceMs)
    } else if (kind === 'outbox.gone') {
      const kept = find(clientId)
      if (kept !== undefined) forget(kept, false)
    }
  }

  const restore = async () => {
    const keys = await storage.keys(prefix)
    const found = await Promise.all(keys.map(async (key) => parseStored(await storage.get(key))))
    for (const message of found) if (message !== null && find(message.clientId) === undefined) take(message, 0)
  }

  void restore()
  const stopListening = siblings?.listen(hear)

  return {
    of: (id: string | null): readonly OutboxMessage[] => of(id).map(({ message }) => message),
    send(conversationId: string | null, text: string, more: SendOptions): string {
      const clientId = options.newId()
      order += 1
      const createdAtMs = timers.nowMs()
      const visibility = 'everyone'
      const message: Stored = {
        clientId,
        conversationId,
        text,
        visibility,
        ...more,
        createdAtMs,
        order,
        state: 'sending',
      }
      const kept: Kept = { message, ready: false, rev: 0 }
      all = [...all, kept]
      void update(kept, {}).then(() => {
        kept.ready = true
        pump(kept.message.conversationId)
      })
      return clientId
    },
    retry(clientId: string): void {
      const kept = find(clientId)
      if (kept?.message.state !== 'failed') return
      const { code: _, ...message } = kept.message
      kept.message = message
      void update(kept, { state: 'sending' })
      pump(kept.message.conversationId)
    },
    discard(clientId: string): void {
      const kept = find(clientId)
      if (kept?.message.state === 'failed') forget(kept)
    },
    adopt(conversationId: string): void {
      if (of(null).length > 0) adopt(conversationId)
    },
    /** Entries of the sender itself are here: what they carried has arrived. */
    arrived(entries: readonly Entry[]): void {
      for (const entry of entries) {
        const kept = entry.clientId === undefined ? undefined : find(entry.clientId)
        if (kept !== undefined) forget(kept)
      }
    },
    /** The conversation is gone: words that are not through yet go into a new one, or with the old. */
    removed(conversationId: string, beginsAnew: boolean): void {
      for (const kept of of(conversationId)) {
        if (!beginsAnew) forget(kept)
        else {
          // Under the same id, since other tabs do the same; what is under way stands for the old one.
          const moved = { ...kept, ready: true }
          all = all.map((one) => (one === kept ? moved : one))
          void update(moved, { conversationId: null, state: 'sending' })
        }
      }
      pump(null)
    },
    /** The conversation was brought up to date: sent messages whose entries lie outside of what is loaded can go. */
    swept(conversationId: string): void {
      for (const kept of of(conversationId)) release(kept)
    },
    up(): void {
      for (const [id, pause] of pauses) {
        timers.clear(pause)
        busy.delete(id)
      }
      pauses.clear()
      for (const id of new Set(all.map(({ message }) => message.conversationId))) pump(id)
    },
    close: () => stopListening?.(),
  }
}

export type Outbox = ReturnType<typeof createOutbox>

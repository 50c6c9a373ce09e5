import type { AlsoBy } from '@frontdesk/domain'

/** That a message of a room goes to one colleague besides, by one way. `seq` is the message's order number. */
export type NoticeKey = { conversationId: string; seq: number; agentId: string; way: AlsoBy }

/** `sending` is held by whoever sends it right now. */
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'failed'

export type Notice = NoticeKey & { state: NoticeState }

/** What goes to colleagues besides, each once. */
export interface Notices {
  /** Keeps who gets a message besides; where that was decided before, it stays. Gives those that still wait. */
  plan(
    message: { conversationId: string; seq: number },
    to: readonly Pick<NoticeKey, 'agentId' | 'way'>[],
    nowMs: number,
  ): Promise<NoticeKey[]>
  /** Takes one to be sent; false when it is done with, or somebody has taken it after `staleBeforeMs`. */
  claim(key: NoticeKey, nowMs: number, staleBeforeMs: number): Promise<boolean>
  /** How it went. */
  settle(key: NoticeKey, state: Exclude<NoticeState, 'sending'>, nowMs: number): Promise<void>
  /** Those of a room's latest messages, newest message first. */
  latest(conversationId: string, limit: number): Promise<Notice[]>
}

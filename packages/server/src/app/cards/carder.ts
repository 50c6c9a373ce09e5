import type { Entry } from '@frontdesk/domain'
import { createQueue } from '../bounded-queue.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'
import { firstPage } from './first-page.ts'

/** A message that says so, and the page that it leads to first. */
export type CardJob = { accountId: string; conversationId: string; seq: number; text: string; url: string }

const bounds = { atOnce: 4, waiting: 200 }

/**
 * Makes cards of what was committed, behind it: nothing waits for it. What waits is kept in memory, in bounds; what goes beyond
 * them gets no card.
 */
export interface Carder {
  committed(changes: CommittedChanges): void
  /** Waits for what is under way; what waits is left. Idempotent. */
  close(): Promise<void>
}

export const createCarder = (options: {
  /** Whether the account wants cards, as far as is known at once. */
  isOn: (accountId: string) => boolean
  make: (job: CardJob) => Promise<void>
  onFault: (fault: unknown) => void
}): Carder => {
  const queue = createQueue(bounds)
  const running = new Set<Promise<void>>()
  let isClosed = false

  const begin = (job: CardJob): void => {
    const made = queue.run(async () => {
      if (!isClosed) await options.make(job)
    })
    if (made === null) return
    const work = made.catch(options.onFault).finally(() => running.delete(work))
    running.add(work)
  }

  return {
    committed: ({ conversation, entries, amended }) => {
      const { accountId, id: conversationId } = conversation
      if (conversation.kind === 'internal' || isClosed || !options.isOn(accountId)) return
      for (const entry of [...entries, ...amended.filter(isChanged)]) {
        const url = pageOf(entry)
        if (url !== null) begin({ accountId, conversationId, seq: entry.seq, text: textOf(entry), url })
      }
    },
    close: async () => {
      isClosed = true
      await Promise.all(running)
    },
  }
}

const textOf = ({ content }: Entry): string => (content.kind === 'message' ? content.text : '')

const isChanged = ({ content }: Entry): boolean => content.kind === 'message' && content.extra?.editedAtMs !== undefined

/** Notes are for staff alone, and no page hears of them. */
const pageOf = ({ content, author, visibility }: Entry): string | null =>
  content.kind === 'message' && visibility === 'everyone' && content.extra?.card === undefined
    ? firstPage({ text: content.text, author })
    : null

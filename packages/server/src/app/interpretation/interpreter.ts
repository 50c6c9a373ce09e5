import type { Content, Conversation } from '@frontdesk/domain'
import { createEngineLanes, type EngineLanes, type EngineWork } from '../engine-lanes.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'

/**
 * Interprets what was committed, behind it. What does not fit into the lanes, and what an engine does not make in time, stays
 * as it was written and says so.
 */
export interface Interpreter extends Pick<EngineLanes, 'takeUp' | 'waiting' | 'settled' | 'close'> {
  committed(changes: CommittedChanges): void
  /** The last messages of a conversation: somebody has another language, or asks again. */
  look(accountId: string, conversationId: string): void
  /** Somebody of the staff reads a conversation that nobody has yet. */
  opened(conversation: Conversation): void
  /** One message again, also of an engine that was left alone. */
  again(accountId: string, conversationId: string, seq: number): void
}

export const createInterpreter = (
  options: EngineWork & {
    /** Whether the account interprets, as far as is known at once. */
    isOn: (accountId: string) => boolean
  },
): Interpreter => {
  const { add, askAgain, ...lanes } = createEngineLanes(options)
  return {
    ...lanes,
    committed: ({ conversation, entries, amended }) => {
      const { accountId, id: conversationId } = conversation
      if (conversation.kind === 'internal' || !options.isOn(accountId)) return
      // Who comes in may have a language of its own.
      const isNewcomer = entries.some(({ content }) => content.kind === 'assigned' || content.kind === 'joined')
      if (isNewcomer) add({ accountId, conversationId, seq: null })
      for (const { seq, content } of entries) if (content.kind === 'message') add({ accountId, conversationId, seq })
      for (const { seq, content } of amended) if (hasNewWords(content)) add({ accountId, conversationId, seq })
    },
    look: (accountId, conversationId) => add({ accountId, conversationId, seq: null }),
    opened: (conversation) => {
      const { accountId, id } = conversation
      if (conversation.kind === 'service' && conversation.assigneeId === null && options.isOn(accountId))
        add({ accountId, conversationId: id, seq: null })
    },
    again: (accountId, conversationId, seq) => {
      askAgain(accountId)
      add({ accountId, conversationId, seq })
    },
  }
}

/** It was edited, or what is said in it was written down, and nothing was made of that yet. */
const hasNewWords = (content: Content): boolean =>
  content.kind === 'message' &&
  (content.extra?.editedAtMs !== undefined || content.extra?.transcript?.state === 'made') &&
  content.extra.translations === undefined &&
  content.extra.untranslated === undefined

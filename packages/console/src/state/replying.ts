import type { Visibility } from '@frontdesk/protocol'
import { create } from 'zustand'

/** The message that what is being written answers. */
export type Answered = { seq: number; name: string; text: string; visibility: Visibility }

const useReplying = create<{ readonly [conversationId: string]: Answered | undefined }>(() => ({}))

/** What is answered in a conversation; undefined is nothing. */
export const useAnswered = (conversationId: string): Answered | undefined =>
  useReplying((state) => state[conversationId])

export const answerTo = (conversationId: string, answered: Answered | undefined): void =>
  useReplying.setState({ [conversationId]: answered })

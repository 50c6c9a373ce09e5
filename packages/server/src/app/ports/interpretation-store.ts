import type { ConversationInterpretation, InterpretationSettings } from '@frontdesk/domain'

/** What an engine made of a text, and the language that it found it to be in. */
export type CachedTranslation = { text: string; from: string | null }

export interface Interpretations {
  settings(): Promise<InterpretationSettings>
  /** Only what is said changes. */
  settle(change: Partial<InterpretationSettings>): Promise<InterpretationSettings>
  /** What was said of a conversation; as the company has it where nothing was. */
  of(conversationId: string): Promise<ConversationInterpretation>
  /** Conversations that are not closed and that something was said in since then, the newest first. */
  current(sinceMs: number, limit: number): Promise<string[]>
  switch(conversationId: string, on: boolean): Promise<void>
  /** A participant's language there; a detected one does not replace a chosen one. */
  speak(conversationId: string, partyId: string, said: ConversationInterpretation['languages'][string]): Promise<void>
  /** By a key that tells text, pair, engine and glossary. */
  cached(key: string): Promise<CachedTranslation | null>
  /** Goes with the conversation. Keeps nothing where that is gone. */
  cache(key: string, conversationId: string, translation: CachedTranslation, nowMs: number): Promise<void>
}

export interface TranslationSweep {
  /** Removes what was kept before that, of all accounts. */
  sweep(beforeMs: number): Promise<void>
}

/** What goes by mail to visitors who are not there. Numbers are everyone's order numbers. */
export interface Letters {
  /**
   * The entry is to go with the next letter of its conversation: the one that is due already, else one at this time.
   * Gives when it is due; null where the entry has gone with a letter already.
   */
  want(conversationId: string, seq: number, dueAtMs: number): Promise<number | null>
  /** Takes what is due, once: the range of entries that were not mailed before. */
  take(conversationId: string): Promise<{ fromSeq: number; toSeq: number } | null>
}

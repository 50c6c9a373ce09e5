import type { FileCard, FileRefusal, Party, StoredFile, Visibility } from '@frontdesk/domain'

/** Files of all accounts that nobody will read any more. */
export interface FileSweep {
  /**
   * Those whose conversation is gone, that were taken back, or that no message and no canned response has though they were
   * announced, taken for one or let go before then; at most `limit`. Nobody finds them from then on.
   */
  stale(beforeMs: number, limit: number): Promise<Pick<StoredFile, 'accountId' | 'id' | 'key'>[]>
  /** Those that are being looked at, or were when a server went away; at most `limit`. */
  unsettled(limit: number): Promise<StoredFile[]>
  /** Their bytes are gone. */
  forget(files: readonly Pick<StoredFile, 'accountId' | 'id'>[]): Promise<void>
}

export type CarriedFile = { file: StoredFile; entry: { visibility: Visibility; publicSeq: number } | null }

/** What is known of the files of an account's conversations and canned responses; their bytes are in the `FileStore`. */
export interface StoredFiles {
  /** False when the conversation is gone. */
  create(file: StoredFile): Promise<boolean>
  byId(id: string): Promise<StoredFile | null>
  /** The file with the entry that carries it; null there while none does, and for one of a canned response. */
  carried(id: string): Promise<CarriedFile | null>
  /** When the uploader has announced files since, oldest first; at most `limit`. */
  announcedSince(uploader: Party, sinceMs: number, limit: number): Promise<number[]>
  /** From receiving on; false when somebody was first. */
  process(id: string): Promise<boolean>
  /** What has become of what was being processed. */
  settle(id: string, end: { card: FileCard } | { refusal: FileRefusal }): Promise<void>
  /**
   * Takes ready files of the uploader for the message that it sends under this client id, so that no other message gets them.
   * Those that it got, in no order.
   */
  take(
    ids: readonly string[],
    message: { conversationId: string; uploader: Party; clientId: string },
    nowMs: number,
  ): Promise<StoredFile[]>
  /** The message was refused. */
  release(ids: readonly string[], clientId: string): Promise<void>
  /** The message that carries them is taken back: from now on nobody finds them. Says how many there were. */
  drop(message: { conversationId: string; uploader: Party; clientId: string }): Promise<number>
  /** Takes back what no message and no canned response has: from now on nobody finds it. False when one does. */
  abandon(id: string): Promise<boolean>
}

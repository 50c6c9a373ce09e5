import type { Block, BlockChange, Contact } from '@frontdesk/domain'

/** A block with whom it keeps out; null for an address. */
export type ListedBlock = { block: Block; contact: Contact | null }

export type BlockFilter = {
  /** Any part of whom it keeps out or of the reason; or done by one of these agents; or a range that holds the address. */
  search?: { text: string; byIds: readonly string[]; ip: string | null }
  state?: 'current' | 'over'
  /** Keeps out this contact, or this address. */
  keepsOut?: { contactId: string | null; ip: string | null }
}

export type BlockOutcome =
  | { kind: 'done'; listed: ListedBlock }
  /** The contact is gone. */
  | { kind: 'missing' }
  | { kind: 'exists'; blockId: string }
  | { kind: 'full' }

/** Who is kept out of one account. */
export interface Blocks {
  /** In the place of one of the same target that is over. Refused when there are `most`. */
  create(block: Block, most: number, nowMs: number): Promise<BlockOutcome>
  byId(id: string): Promise<ListedBlock | null>
  /** Null when there is none. */
  update(id: string, change: BlockChange): Promise<ListedBlock | null>
  /** False when there is none. */
  remove(id: string): Promise<boolean>
  /** All that are kept, to ask them in memory. */
  all(): Promise<Block[]>
  /** Newest first. `before` is the `next` of the page before. */
  list(
    filter: BlockFilter,
    limit: number,
    before: string | null,
    nowMs: number,
  ): Promise<{ items: ListedBlock[]; next: string | null }>
}

/** Across accounts. */
export interface EndedBlocks {
  /** Takes out those that were over by then. */
  sweep(beforeMs: number): Promise<void>
}

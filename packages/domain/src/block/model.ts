/** Whom a block keeps out: one contact, on all sites of the company, or everybody at an address or in a range. */
export type BlockTarget = { kind: 'contact'; contactId: string } | { kind: 'address'; range: string }

/** Keeps a visitor out until its end. It ends by itself: nothing has to be done at that time. */
export type Block = {
  accountId: string
  id: string
  target: BlockTarget
  /** For staff; it never leaves to the visitor. */
  reason: string
  /** Null is for good. */
  untilMs: number | null
  createdById: string
  createdAtMs: number
}

export type BlockChange = Partial<Pick<Block, 'reason' | 'untilMs'>>

import { limits } from '../limits.ts'
import { Exact, Id, Nullable, type Static, TimeMs, Type } from '../schema.ts'
import { AgentCard } from './agents.ts'
import { ContactCard } from './contacts.ts'

export const BlockReason = Type.String({ minLength: 1, maxLength: limits.blockReasonCharacters, pattern: '\\S' })

/** Keeps a visitor out, or everybody at an address; staff only, and of them those who handle visitors. */
export const Block = Exact({
  id: Id,
  target: Type.Union([
    Exact({ kind: Type.Literal('contact'), contact: ContactCard }),
    /** An address alone, or a range with its length. */
    Exact({ kind: Type.Literal('address'), range: Type.String() }),
  ]),
  reason: Type.String(),
  /** When it ends by itself; null is for good. */
  untilMs: Nullable(TimeMs),
  by: AgentCard,
  createdAtMs: TimeMs,
})
export type Block = Static<typeof Block>

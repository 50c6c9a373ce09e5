import { Exact, Id, Nullable, type Static, TimeMs, Type } from '../schema.ts'
import { CallbackState } from './callbacks.ts'
import { ContactDetail } from './contacts.ts'
import { ConversationStatus, Entry } from './conversations.ts'
import { Visit, VisitTrail } from './visitors.ts'

/** All that is stored about one contact, without staff's notes. */
export const ContactExport = Exact({
  exportedAtMs: TimeMs,
  company: Type.String(),
  contact: ContactDetail,
  visits: Type.Array(Visit),
  /** The pages of its visits, as far as they are kept. */
  trails: Type.Array(VisitTrail),
  conversations: Type.Array(
    Exact({
      id: Id,
      siteName: Type.String(),
      status: ConversationStatus,
      createdAtMs: TimeMs,
      entries: Type.Array(Entry),
    }),
  ),
  /** Its entries of the revisit list, without what staff noted of their end. */
  callbacks: Type.Array(
    Exact({
      reason: Type.String(),
      reported: Type.String(),
      state: CallbackState,
      dueAtMs: Nullable(TimeMs),
      createdAtMs: TimeMs,
    }),
  ),
})
export type ContactExport = Static<typeof ContactExport>

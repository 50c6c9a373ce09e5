import type { SharedConversation } from '../conversation/model.ts'
import { presentMembers, type Room } from '../conversation/room.ts'

const contactsIn = (room: Room): string[] =>
  presentMembers(room).flatMap(({ party }) => (party.kind === 'contact' ? [party.id] : []))

/** Visitors who take part: nobody does in what has ended. */
const takingPart = ({ status, room }: SharedConversation): Set<string> =>
  new Set(status === 'closed' ? [] : contactsIn(room))

/**
 * Which visitors a change of a session has brought into it, and who takes part no longer: they have left or were taken out,
 * or it has ended. `gone` are those of whom it is no longer seen; its end leaves it before everybody's eyes.
 */
export const visitorsMoved = (
  before: SharedConversation,
  now: SharedConversation,
): { came: string[]; went: string[]; gone: string[] } => {
  if (before.room === now.room && before.status === now.status) return { came: [], went: [], gone: [] }
  const [were, are] = [takingPart(before), takingPart(now)]
  const stillIn = new Set(contactsIn(now.room))
  return {
    came: [...are].filter((id) => !were.has(id)),
    went: [...were].filter((id) => !are.has(id)),
    gone: contactsIn(before.room).filter((id) => !stillIn.has(id)),
  }
}

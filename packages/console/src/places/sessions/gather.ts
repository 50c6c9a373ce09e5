import type { NotGathered, RoomItem } from '@frontdesk/protocol'
import { ask } from '../revisits/acts.ts'
import type { Meant } from './picking.ts'

export type Picks = { agentIds: string[]; visitors: Meant[]; text: string; title: string }

/** A new session, or more into one that goes on. Who can not be asked is told of; the others have been. @throws RequestError */
export const gather = async (
  into: RoomItem | null,
  { agentIds, visitors, text, title }: Picks,
): Promise<{ conversationId: string; refused: readonly NotGathered[] }> => {
  const picks = {
    agentIds,
    visitors: visitors.map(({ contact, site }) => ({ contactId: contact.id, siteId: site.id })),
    text,
  }
  if (into === null) return ask('room.gather', { ...picks, ...(title !== '' && { title }) })
  return { conversationId: into.id, ...(await ask('room.invite', { conversationId: into.id, ...picks })) }
}

/** Who was refused, where nobody could be asked. */
export const refusedBy = (error: unknown): readonly NotGathered[] => {
  const { details } = error as { details?: { refused?: unknown } }
  return Array.isArray(details?.refused) ? (details.refused as NotGathered[]) : []
}

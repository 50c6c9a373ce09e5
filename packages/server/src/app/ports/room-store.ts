import type { Party, Room, SharedConversation } from '@frontdesk/domain'
import type { ListedRoom } from './listed.ts'

export interface Rooms {
  /** Makes one in which nothing was said; of what there is one of only (`key`), the one that is there. */
  ensure(draft: {
    id: string
    kind: SharedConversation['kind']
    room: Room
    key: string | null
    nowMs: number
  }): Promise<SharedConversation>
  /** The sessions of several that go on and that somebody is in now. */
  sessionsOf(party: Party): Promise<SharedConversation[]>
  /** A page of the rooms that an agent is in, or one of its teams has, newest entry first. `before` is the `next` of the page before. */
  list(
    agentId: string,
    teamIds: readonly string[],
    limit: number,
    before: string | null,
  ): Promise<{ items: ListedRoom[]; next: string | null }>
}

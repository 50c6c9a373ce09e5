import type { PartyName, RoomItem } from '@frontdesk/protocol'
import type { Translate } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'

type Named = Pick<RoomItem, 'shape' | 'title' | 'team' | 'members'>

/** Those in a room but the reader. */
export const othersIn = ({ members }: Pick<RoomItem, 'members'>, meId: string): PartyName[] =>
  members.map(({ party }) => party).filter(({ id }) => id !== meId)

/** What a room is called: its title, its team, or those who are in it with the reader. */
export const roomName = (t: Translate, room: Named, meId: string): string =>
  room.title ??
  room.team?.name ??
  othersIn(room, meId)
    .map((party) => authorName(t, party))
    .join(', ')

import type { RoomItem } from '@frontdesk/protocol'
import type { Translate } from '../../lib/i18n.ts'
import { roomName } from '../colleagues/room-name.ts'

/** What a session is called: its title, or those who are in it with the reader. */
export const sessionName = (t: Translate, session: RoomItem, meId: string): string => {
  const name = roomName(t, session, meId)
  return name === '' ? t('session.unnamed') : name
}

export const countsOf = ({ members }: RoomItem): { agents: number; visitors: number } => {
  const visitors = members.filter(({ party }) => party.kind === 'contact').length
  return { agents: members.length - visitors, visitors }
}

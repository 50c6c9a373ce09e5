import { CalendarClock, Footprints, type LucideIcon, MessagesSquare, Settings, Users } from 'lucide-react'
import type { TextId } from '../lib/i18n.ts'

type Place = {
  to: '/conversations' | '/visitors' | '/colleagues' | '/revisits' | '/settings'
  text: TextId
  icon: LucideIcon
}

/** The places of the rail and the bottom bar, in order. No place stands here before it works. */
export const places: readonly Place[] = [
  { to: '/conversations', text: 'place.conversations', icon: MessagesSquare },
  { to: '/visitors', text: 'place.visitors', icon: Footprints },
  { to: '/colleagues', text: 'place.colleagues', icon: Users },
  { to: '/revisits', text: 'place.revisits', icon: CalendarClock },
  { to: '/settings', text: 'place.settings', icon: Settings },
]

const roomInBar = 4

/** The bottom bar has room for these; the agent's own menu has the others. */
export const barPlaces = places.slice(0, roomInBar)
export const morePlaces = places.slice(roomInBar)

import { type LucideIcon, MessagesSquare, Settings, Users } from 'lucide-react'
import type { TextId } from '../lib/i18n.ts'

type Place = { to: '/conversations' | '/colleagues' | '/settings'; text: TextId; icon: LucideIcon }

/** The places of the rail and the bottom bar, in order. No place stands here before it works. */
export const places: readonly Place[] = [
  { to: '/conversations', text: 'place.conversations', icon: MessagesSquare },
  { to: '/colleagues', text: 'place.colleagues', icon: Users },
  { to: '/settings', text: 'place.settings', icon: Settings },
]

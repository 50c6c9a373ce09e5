import type { ServiceItem } from '@frontdesk/protocol'
import { AlarmClock } from 'lucide-react'
import { useState } from 'react'
import { MenuItem } from '../../components/menu.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { momentOf } from '../../lib/time.ts'
import { snoozeConversation } from './acts.ts'
import { snoozeTimes } from './snooze-times.ts'

/** In a menu: until when the conversation is laid aside. It comes back then, or when the visitor writes. */
export const SnoozeItems = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const language = useLanguage()
  // The menu is drawn anew each time it opens.
  const [nowMs] = useState(Date.now)
  return snoozeTimes(nowMs).map(({ choice, untilMs }) => (
    <MenuItem
      key={choice}
      icon={<AlarmClock size={16} aria-hidden />}
      onSelect={() => void snoozeConversation(item, untilMs)}
    >
      <span className="flex-1">{t(`snooze.${choice}`)}</span>
      <span className="ps-3 text-12 text-faint">{momentOf(language, untilMs, nowMs)}</span>
    </MenuItem>
  ))
}

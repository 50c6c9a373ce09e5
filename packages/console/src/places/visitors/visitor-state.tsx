import type { VisitorHere } from '@frontdesk/protocol'
import { Eye, Headset, Hourglass, Mail } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'

const shapes = { browsing: Eye, invited: Mail, waiting: Hourglass, serving: Headset } as const
const looks = {
  browsing: 'text-faint',
  invited: 'bg-accent-soft text-accent-ink font-medium px-1.5',
  waiting: 'bg-warn-soft text-warn-ink font-medium px-1.5',
  serving: 'bg-good-soft text-good-ink font-medium px-1.5',
} as const

/** What goes on with a visitor, by shape, colour and word. */
export const VisitorStateMark = ({ state }: { state: VisitorHere['state'] }) => {
  const t = useT()
  const Shape = shapes[state]
  return (
    <span className={cx('inline-flex shrink-0 items-center gap-1 rounded-sm text-12 leading-5', looks[state])}>
      <Shape size={12} strokeWidth={2} aria-hidden />
      {t(`board.state.${state}`)}
    </span>
  )
}

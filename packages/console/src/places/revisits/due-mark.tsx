import { AlarmClock } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { exactTime, momentOf } from '../../lib/time.ts'

/** When an entry is due; what is past is said in words too. */
export const DueMark = ({ atMs, isOver }: { atMs: number; isOver: boolean }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const isPast = !isOver && atMs <= now
  const time = momentOf(language, atMs, now)
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={exactTime(language, atMs)}
      className={cx('inline-flex items-center gap-1', isPast && 'font-medium text-bad-ink')}
    >
      <AlarmClock size={13} aria-hidden />
      {t(isPast ? 'revisits.due.past' : 'revisits.due.at', { time })}
    </time>
  )
}

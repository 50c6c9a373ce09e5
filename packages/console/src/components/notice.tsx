import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

const looks = {
  info: { className: 'bg-info-soft text-info-ink', icon: Info },
  good: { className: 'bg-good-soft text-good-ink', icon: CircleCheck },
  warn: { className: 'bg-warn-soft text-warn-ink', icon: TriangleAlert },
  bad: { className: 'bg-bad-soft text-bad-ink', icon: CircleAlert },
} as const

type NoticeProps = { look: keyof typeof looks; children: ReactNode; action?: ReactNode }

/** A message that belongs to a place on the page. Bad news is read out at once, the rest when there is time. */
export const Notice = ({ look, children, action }: NoticeProps) => {
  const { className, icon: Icon } = looks[look]
  return (
    <div
      role={look === 'bad' ? 'alert' : 'status'}
      className={cx('flex items-start gap-2.5 rounded-md px-3 py-2 text-13', className)}
    >
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</div>
      {action}
    </div>
  )
}

import type { Callback } from '@frontdesk/protocol'
import { Headset } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'

const marks = {
  here: 'border-good bg-good',
  app: 'border-good bg-good shadow-[inset_0_0_0_2px_var(--surface)]',
  away: 'border-line-strong bg-transparent',
} as const

/** Whether the person is there, by shape, colour and word: on a site, in the app, in service, or gone (mark D3). */
export const StandingMark = ({ callback: { contact, standing, inService } }: { callback: Callback }) => {
  const t = useT()
  if (contact === null) return <span className="text-12 text-faint">{t('revisits.standing.unknown')}</span>
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 text-12',
        standing === 'away' ? 'text-faint' : 'font-medium text-good-ink',
      )}
    >
      {inService ? (
        <Headset size={13} aria-hidden />
      ) : (
        <span aria-hidden className={cx('size-2.5 shrink-0 rounded-full border-2', marks[standing])} />
      )}
      {inService ? t('revisits.standing.service') : t(`revisits.standing.${standing}`)}
    </span>
  )
}

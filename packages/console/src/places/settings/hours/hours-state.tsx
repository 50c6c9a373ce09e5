import type { BusinessHours } from '@frontdesk/protocol'
import { useLanguage, useT } from '../../../lib/i18n.ts'

type HoursStateProps = { hours: Pick<BusinessHours, 'open' | 'changesAtMs' | 'timeZone'> }

/** Whether service is given now and until when, by the clock of the place. */
export const useHoursState = () => {
  const t = useT()
  const language = useLanguage()
  return ({ open, changesAtMs, timeZone }: HoursStateProps['hours']): string => {
    if (changesAtMs === null) return t(open ? 'hours.now.always' : 'hours.now.never')
    const time = new Intl.DateTimeFormat(language, {
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(changesAtMs)
    return t(open ? 'hours.now.open' : 'hours.now.closed', { time })
  }
}

/** @param isDraft how it would stand, were it saved */
export const HoursState = ({ hours, isDraft = false }: HoursStateProps & { isDraft?: boolean }) => {
  const t = useT()
  const describe = useHoursState()
  return (
    <p role="status" className="flex items-center gap-2 rounded-md bg-canvas px-3 py-2 text-soft">
      <span
        aria-hidden
        className={hours.open ? 'size-2.5 rounded-full bg-good' : 'size-2.5 rounded-full border-2 border-line-strong'}
      />
      {isDraft ? t('hours.preview', { state: describe(hours) }) : describe(hours)}
    </p>
  )
}

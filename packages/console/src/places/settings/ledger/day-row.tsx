import type { AgentState, StateDay } from '@frontdesk/protocol'
import { StateDot, stateTextId } from '../../../components/state-mark.tsx'
import { cx } from '../../../lib/cx.ts'
import { type Translate, useLanguage, useT } from '../../../lib/i18n.ts'
import { plainDay } from '../../../lib/time.ts'

/** Out of service is what is left of a day, and nobody's record. */
const shown = ['available', 'busy', 'break', 'away'] as const satisfies readonly AgentState[]

const fills: { [S in (typeof shown)[number]]: string } = {
  available: 'bg-good',
  busy: 'bg-bad',
  break: 'bg-warn',
  away: 'border border-warn bg-surface',
}

const minuteMs = 60_000

/** Hours and minutes; what is shorter than a minute is said to be so. */
const lengthText = (t: Translate, lengthMs: number): string => {
  const minutes = Math.floor(lengthMs / minuteMs)
  if (minutes === 0) return t('ledger.short')
  if (minutes < 60) return t('time.minutes', { count: minutes })
  return t('ledger.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** @returns how long the agent was in service on a day, in whatever state */
export const servedMs = (day: StateDay): number => shown.reduce((sum, state) => sum + day[state], 0)

/**
 * One day of an agent: how long in each state, as a bar and in words.
 * @param mostMs the longest of the days shown; its bar is full
 */
export const DayRow = ({ day, mostMs }: { day: StateDay; mostMs: number }) => {
  const t = useT()
  const language = useLanguage()
  const states = shown.filter((state) => day[state] > 0)
  return (
    <li className="flex flex-col gap-1.5 border-b border-line px-4 py-3 last:border-b-0">
      <p className="font-medium">{plainDay(language, day.date)}</p>
      {states.length === 0 ? (
        <p className="text-13 text-faint">{t('ledger.none')}</p>
      ) : (
        <>
          <div aria-hidden className="flex h-2.5 w-full gap-px overflow-hidden rounded-full bg-active">
            {states.map((state) => (
              <span
                key={state}
                className={cx('h-full', fills[state])}
                style={{ width: `${(day[state] / Math.max(1, mostMs)) * 100}%` }}
              />
            ))}
          </div>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-soft tabular-nums">
            {states.map((state) => (
              <span key={state} className="inline-flex items-center gap-1.5">
                <StateDot state={state} />
                {t(stateTextId(state))} {lengthText(t, day[state])}
              </span>
            ))}
          </p>
        </>
      )}
    </li>
  )
}

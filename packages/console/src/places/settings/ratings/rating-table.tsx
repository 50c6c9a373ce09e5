import type { RatingDay } from '@frontdesk/protocol'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { byAgent, type Figure } from './by-agent.ts'

/** How many each agent got on each day, and their average. */
export const RatingTable = ({ days }: { days: readonly RatingDay[] }) => {
  const t = useT()
  const language = useLanguage()
  const day = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', timeZone: 'UTC' })
  const cell = 'border-b border-line px-3 py-2 text-end tabular-nums'
  return (
    // A keyboard reaches what a narrow screen cuts off.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section aria-label={t('settings.ratings')} tabIndex={0} className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-13">
        <thead>
          <tr className="text-12 text-faint">
            <th scope="col" className="border-b border-line px-3 py-2 text-start font-semibold whitespace-nowrap">
              {t('ratings.agent')}
            </th>
            <th scope="col" className={`${cell} font-semibold`}>
              {t('ratings.whole')}
            </th>
            {days.map(({ date }) => (
              <th key={date} scope="col" className={`${cell} font-semibold whitespace-nowrap`}>
                {day.format(new Date(date))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byAgent(days).map((agent) => (
            <tr key={agent.id}>
              <th scope="row" className="border-b border-line px-3 py-2 text-start font-medium whitespace-nowrap">
                <bdi>{agent.label}</bdi>
              </th>
              <td className={`${cell} font-medium whitespace-nowrap`}>
                <Average of={agent.whole} />
              </td>
              {agent.days.map((figure, i) => (
                <td key={days[i]?.date} className={cell}>
                  {figure === null ? <span className="text-faint">–</span> : <Average of={figure} isShort />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Average = ({ of: { average, count }, isShort = false }: { of: Figure; isShort?: boolean }) => {
  const t = useT()
  const language = useLanguage()
  const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average)
  const whole = t('ratings.average', { average: shown, count })
  return isShort ? <span title={whole}>{shown}</span> : <>{whole}</>
}

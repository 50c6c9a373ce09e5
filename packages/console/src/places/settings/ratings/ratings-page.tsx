import type { RatingGiven } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Smile } from 'lucide-react'
import { useState } from 'react'
import { Ago } from '../../../components/ago.tsx'
import { IconButton } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { ratingMarks } from '../../../lib/rating-marks.ts'
import { visitorName } from '../../../lib/visitor-name.ts'
import { addDays, dayOf } from '../ledger/days.ts'
import { SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { RatingTable } from './rating-table.tsx'

const daysShown = 7
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** How visitors say they were served, for supervisors. */
export const RatingsPage = () => (
  <WithRight right="supervise">
    <Ratings />
  </WithRight>
)

const Ratings = () => {
  const t = useT()
  const [today] = useState(() => dayOf(Date.now()))
  const [from, setFrom] = useState(() => addDays(today, 1 - daysShown))
  const query = useQuery({
    queryKey: ['ratings', from],
    queryFn: () => call('rating.read', { from, days: daysShown, timeZone }),
  })
  const { days = [], newest = [] } = query.data ?? {}
  const isEmpty = query.data !== undefined && days.every(({ agents }) => agents.length === 0)
  const turn = (
    <div className="flex gap-1">
      <IconButton
        label={t('ratings.earlier')}
        icon={<ChevronLeft size={18} aria-hidden className="rtl:-scale-x-100" />}
        onClick={() => setFrom(addDays(from, -daysShown))}
      />
      <IconButton
        label={t('ratings.later')}
        icon={<ChevronRight size={18} aria-hidden className="rtl:-scale-x-100" />}
        disabled={addDays(from, daysShown) > today}
        onClick={() => setFrom(addDays(from, daysShown))}
      />
    </div>
  )
  return (
    <SettingsPage title={t('settings.ratings')} intro={t('ratings.intro')} action={turn}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <SkeletonRows count={3} label={t('list.loading')} />}
      {isEmpty && <EmptyState icon={Smile} title={t('ratings.none.title')} body={t('ratings.none.body')} />}
      {!isEmpty && query.data !== undefined && <RatingTable days={days} />}
      {newest.length > 0 && (
        <section>
          <h2 className="mb-2 text-13 font-semibold text-soft">{t('ratings.newest')}</h2>
          <ul aria-label={t('ratings.newest')} className="overflow-hidden rounded-md border border-line">
            {newest.map((given) => (
              <GivenRow key={`${given.conversationId} ${given.seq}`} given={given} />
            ))}
          </ul>
        </section>
      )}
    </SettingsPage>
  )
}

const GivenRow = ({ given }: { given: RatingGiven }) => {
  const t = useT()
  const { conversationId, words, agent, contact, atMs } = given
  return (
    <li className="relative border-b border-line px-4 py-3 last:border-b-0 hover:bg-hover">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="shrink-0 text-accent-ink">{ratingMarks(t, given)}</span>
        <Link
          to="/conversations/$conversationId"
          params={{ conversationId }}
          search={{ tab: 'closed' }}
          className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0"
        >
          {t('ratings.of', { name: visitorName(t, contact.label), agent: agent.label })}
        </Link>
        <Ago atMs={atMs} className="shrink-0 text-12 text-faint" />
      </div>
      {words !== null && (
        <p className="mt-0.5 text-13 whitespace-pre-line text-soft [overflow-wrap:anywhere]">
          <bdi>{words}</bdi>
        </p>
      )}
    </li>
  )
}

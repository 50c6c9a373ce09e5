import { Search, UsersRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { inputClass } from '../../components/field.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { cx } from '../../lib/cx.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { ColleagueRow } from './colleague-row.tsx'
import { sortColleagues } from './sort-colleagues.ts'

/** Everybody of the company with their state, live. */
export const ColleaguesPlace = () => {
  const t = useT()
  const language = useLanguage()
  const agents = useColleagues((state) => state.agents)
  const isReady = useColleagues((state) => state.ready)
  const [wanted, setWanted] = useState('')
  const shown = useMemo(() => sortColleagues([...agents.values()], wanted, language), [agents, wanted, language])
  const online = [...agents.values()].filter((agent) => !agent.disabled && agent.state !== 'offline').length
  return (
    <div className="flex h-full flex-col overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-3xl px-4 py-5 tablet:px-8 tablet:py-8">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <h1 className="text-20 font-semibold">{t('place.colleagues')}</h1>
            <p className="text-soft">{isReady ? t('colleagues.online', { count: online }) : '\u00a0'}</p>
          </div>
          <div className="relative w-full tablet:w-64">
            <Search
              size={16}
              aria-hidden
              className="pointer-events-none absolute inset-y-0 start-3 my-auto text-faint"
            />
            <input
              type="search"
              value={wanted}
              aria-label={t('colleagues.search')}
              placeholder={t('colleagues.search')}
              onChange={(event) => setWanted(event.currentTarget.value)}
              className={cx(inputClass, 'ps-9')}
            />
          </div>
        </div>
        <div className="mt-5 overflow-hidden rounded-md border border-line">
          {!isReady && <SkeletonRows count={4} label={t('list.loading')} />}
          {isReady && shown.length === 0 && (
            <EmptyState icon={UsersRound} title={t('colleagues.none.title')} body={t('colleagues.none.body')} />
          )}
          <ul aria-label={t('place.colleagues')}>
            {shown.map((agent) => (
              <ColleagueRow key={agent.id} agent={agent} />
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

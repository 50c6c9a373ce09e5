import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../../components/button.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useSupervisor } from '../../../lib/use-supervisor.ts'
import { useColleagues } from '../../../state/colleagues.ts'
import { useMe } from '../../../state/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { DayRow, servedMs } from './day-row.tsx'
import { addDays, dayOf } from './days.ts'

const daysShown = 7
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** How long an agent was in each state, day by day: one's own for everybody, colleagues' for supervisors. */
export const LedgerPage = () => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const isSupervisor = useSupervisor()
  const [agentId, setAgentId] = useState(meId)
  const [today] = useState(() => dayOf(Date.now()))
  const [from, setFrom] = useState(() => addDays(today, 1 - daysShown))
  const query = useQuery({
    queryKey: ['ledger', agentId, from],
    queryFn: () => call('state.ledger', { agentId, from, days: daysShown, timeZone }),
  })
  const days = query.data?.days.toReversed() ?? []
  const mostMs = Math.max(...days.map(servedMs))
  return (
    <SettingsPage title={t('settings.ledger')} intro={t('ledger.intro')}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        {isSupervisor ? <AgentField agentId={agentId} onAgent={setAgentId} /> : <span />}
        <div className="flex gap-1">
          <IconButton
            label={t('ledger.earlier')}
            icon={<ChevronLeft size={18} aria-hidden className="rtl:-scale-x-100" />}
            onClick={() => setFrom(addDays(from, -daysShown))}
          />
          <IconButton
            label={t('ledger.later')}
            icon={<ChevronRight size={18} aria-hidden className="rtl:-scale-x-100" />}
            disabled={addDays(from, daysShown) > today}
            onClick={() => setFrom(addDays(from, daysShown))}
          />
        </div>
      </div>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      <div className="overflow-hidden rounded-md border border-line">
        {query.isPending && <SkeletonRows count={daysShown} label={t('list.loading')} />}
        <ul aria-label={t('settings.ledger')}>
          {days.map((day) => (
            <DayRow key={day.date} day={day} mostMs={mostMs} />
          ))}
        </ul>
      </div>
    </SettingsPage>
  )
}

const AgentField = ({ agentId, onAgent }: { agentId: string; onAgent: (agentId: string) => void }) => {
  const t = useT()
  const agents = useColleagues((state) => state.agents)
  const byName = [...agents.values()].sort((a, b) => a.name.localeCompare(b.name))
  return (
    <div className="w-full tablet:w-64">
      <Field label={t('ledger.agent')}>
        {(ids) => (
          <select
            {...ids}
            value={agentId}
            onChange={(event) => onAgent(event.currentTarget.value)}
            className={inputClass}
          >
            {byName.map((agent) => (
              <option key={agent.id} value={agent.id}>
                {agent.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

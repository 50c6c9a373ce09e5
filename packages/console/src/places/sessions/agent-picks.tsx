import { useMemo, useState } from 'react'
import { SearchField } from '../../components/search-field.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useMe } from '../../state/session.ts'
import { sortColleagues } from '../colleagues/sort-colleagues.ts'
import { PickRow } from './pick-row.tsx'
import { whyNotAgent } from './who-can-join.ts'

type AgentPicksProps = {
  memberIds: ReadonlySet<string>
  picked: ReadonlySet<string>
  onPick: (agentId: string, isPicked: boolean) => void
}

/** Colleagues with their states; those who are not online can't be picked. */
export const AgentPicks = ({ memberIds, picked, onPick }: AgentPicksProps) => {
  const t = useT()
  const language = useLanguage()
  const meId = useMe()?.agent.id
  const agents = useColleagues((state) => state.agents)
  const [wanted, setWanted] = useState('')
  const people = useMemo(
    () => sortColleagues([...agents.values()], wanted, language).filter(({ id }) => id !== meId),
    [agents, wanted, language, meId],
  )
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SearchField label={t('colleagues.search')} value={wanted} onChange={setWanted} />
      <fieldset
        aria-label={t('session.pick.agents')}
        className="h-64 overflow-y-auto overscroll-contain rounded-md border border-line"
      >
        {people.length === 0 && <p className="px-3 py-3 text-13 text-faint">{t('colleagues.none.title')}</p>}
        {people.map((agent) => (
          <PickRow
            key={agent.id}
            kind="agent"
            person={agent}
            about=""
            mark={<StateMark state={agent.state} />}
            why={whyNotAgent(agent.state, memberIds.has(agent.id))}
            isPicked={picked.has(agent.id)}
            onPick={(isPicked) => onPick(agent.id, isPicked)}
          />
        ))}
      </fieldset>
    </div>
  )
}

import type { Agent } from '@frontdesk/protocol'
import { useMemo, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { sortColleagues } from './sort-colleagues.ts'

type PickerProps = {
  /** Who is not offered. */
  without: ReadonlySet<string>
  picked: ReadonlySet<string>
  onPick: (picked: ReadonlySet<string>) => void
  /** One only, as radio buttons. */
  single?: boolean
}

/** Colleagues to choose from, with their state; those who can help now first. */
export const PeoplePicker = ({ without, picked, onPick, single = false }: PickerProps) => {
  const t = useT()
  const language = useLanguage()
  const agents = useColleagues((state) => state.agents)
  const [wanted, setWanted] = useState('')
  const people = useMemo(
    () => sortColleagues([...agents.values()], wanted, language).filter(({ id }) => !without.has(id)),
    [agents, wanted, language, without],
  )
  const toggle = ({ id }: Agent): void => {
    const others = [...picked].filter((one) => one !== id)
    if (single) onPick(new Set([id]))
    else onPick(new Set(picked.has(id) ? others : [...others, id]))
  }
  return (
    <div className="flex flex-col gap-2">
      <SearchField label={t('colleagues.search')} value={wanted} onChange={setWanted} />
      <fieldset
        aria-label={t('rooms.people')}
        className="flex max-h-[min(18rem,40dvh)] flex-col overflow-y-auto rounded-md border border-line"
      >
        {people.length === 0 && <p className="px-3 py-3 text-13 text-faint">{t('colleagues.none.title')}</p>}
        {people.map((agent) => (
          <label
            key={agent.id}
            className="flex min-h-(--target) cursor-pointer items-center gap-3 border-b border-line px-3 py-1.5 last:border-b-0 hover:bg-hover"
          >
            <input
              type={single ? 'radio' : 'checkbox'}
              name="colleague"
              checked={picked.has(agent.id)}
              onChange={() => toggle(agent)}
              className="size-4 shrink-0 accent-(--accent)"
            />
            <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} />
            <bdi className="min-w-0 flex-1 truncate">{agent.name}</bdi>
            <StateMark state={agent.state} />
          </label>
        ))}
      </fieldset>
    </div>
  )
}

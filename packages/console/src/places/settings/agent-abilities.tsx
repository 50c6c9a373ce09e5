import type { Agent } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQuery } from '@tanstack/react-query'
import { TextField } from '../../components/field.tsx'
import { call } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { CheckList } from './editing/check-list.tsx'
import { NumberField } from './editing/number-field.tsx'
import { useTeams } from './teams/use-teams.ts'

/** What the engine that gives conversations asks of an agent, as it is typed. */
export type Abilities = {
  capacity: number | null
  skills: string
  languages: string
  teamIds: readonly string[] | null
}

export const abilitiesOf = (agent: Agent): Abilities => ({
  capacity: agent.capacity,
  skills: agent.skills.join(', '),
  languages: agent.languages.join(', '),
  teamIds: null,
})

/** The words between commas of either script. */
export const readWords = (typed: string): string[] =>
  typed
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

type AbilityFieldsProps = { agent: Agent; abilities: Abilities; onChange: (abilities: Abilities) => void }

export const AbilityFields = ({ agent, abilities, onChange }: AbilityFieldsProps) => {
  const t = useT()
  const account = useQuery({ queryKey: ['account'], queryFn: () => call('account.read', {}) })
  const teams = useTeams().data?.teams ?? []
  const own = teams.filter(({ memberIds }) => memberIds.includes(agent.id)).map(({ id }) => id)
  const change = (changed: Partial<Abilities>): void => onChange({ ...abilities, ...changed })
  return (
    <>
      <NumberField
        label={t('agents.capacity')}
        hint={t('agents.capacity.hint', { count: account.data?.service.capacity ?? 0 })}
        unit={t('unit.conversations')}
        value={abilities.capacity}
        placeholder={t('teams.asCompany')}
        error={(abilities.capacity ?? 0) > limits.agentCapacity ? t('service.problem.capacity') : null}
        onChange={(capacity) => change({ capacity })}
      />
      <TextField
        label={t('agents.skills')}
        hint={t('agents.skills.hint')}
        value={abilities.skills}
        autoComplete="off"
        onChange={(event) => change({ skills: event.currentTarget.value })}
      />
      <TextField
        label={t('agents.languages')}
        hint={t('agents.languages.hint')}
        value={abilities.languages}
        autoComplete="off"
        autoCapitalize="none"
        onChange={(event) => change({ languages: event.currentTarget.value })}
      />
      {teams.length > 0 && (
        <CheckList
          label={t('settings.teams')}
          items={teams}
          chosenIds={abilities.teamIds ?? own}
          onChange={(teamIds) => change({ teamIds })}
        />
      )}
    </>
  )
}

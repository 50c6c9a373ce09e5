import { SelectField } from '../../../components/field.tsx'
import { Switch } from '../../../components/switch.tsx'
import { useT } from '../../../lib/i18n.ts'
import { useColleagues } from '../../../state/colleagues.ts'
import { TeamField } from '../teams/team-field.tsx'
import type { Leads } from './rule-draft.ts'

type LeadsFieldsProps = { leads: Leads; problem: string | null; onChange: (change: Partial<Leads>) => void }

/** Its own agent, else its own team, and whether it comes ahead of the line. */
export const LeadsFields = ({ leads, problem, onChange }: LeadsFieldsProps) => {
  const t = useT()
  const agents = [...useColleagues((state) => state.agents).values()]
    .filter(({ id, disabled }) => !disabled || id === leads.agentId)
    .sort((a, b) => a.name.localeCompare(b.name))
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-13 font-semibold">{t('special.leads')}</legend>
      <SelectField
        label={t('special.agent')}
        hint={t('special.agent.hint')}
        value={leads.agentId ?? ''}
        onChange={(event) => onChange({ agentId: event.currentTarget.value || null })}
      >
        <option value="">{t('special.agent.none')}</option>
        {agents.map(({ id, name, disabled }) => (
          <option key={id} value={id}>
            {disabled ? t('special.agent.disabled', { name }) : name}
          </option>
        ))}
      </SelectField>
      <TeamField
        label={t('special.team')}
        hint={t('special.team.hint')}
        none={t('special.team.none')}
        teamId={leads.teamId}
        onChange={(teamId) => onChange({ teamId })}
      />
      <Switch
        label={t('special.priority')}
        hint={t('special.priority.hint')}
        checked={leads.priority}
        onChange={(priority) => onChange({ priority })}
      />
      {problem !== null && (
        <p role="alert" className="text-13 text-bad-ink">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

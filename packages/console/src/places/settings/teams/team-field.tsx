import { SelectField } from '../../../components/field.tsx'
import { useTeams } from './use-teams.ts'

type TeamFieldProps = {
  label: string
  hint: string
  /** What is the case with none chosen. */
  none: string
  teamId: string | null
  onChange: (teamId: string | null) => void
}

/** One of the company's teams, or none. */
export const TeamField = ({ label, hint, none, teamId, onChange }: TeamFieldProps) => (
  <SelectField
    label={label}
    hint={hint}
    value={teamId ?? ''}
    onChange={(event) => onChange(event.currentTarget.value || null)}
  >
    <option value="">{none}</option>
    {(useTeams().data?.teams ?? []).map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </SelectField>
)

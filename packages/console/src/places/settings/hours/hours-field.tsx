import { SelectField } from '../../../components/field.tsx'
import { useHours } from './use-hours.ts'

type HoursFieldProps = {
  label: string
  hint: string
  /** What is the case with none chosen. */
  none: string
  hoursId: string | null
  onChange: (hoursId: string | null) => void
}

/** One of the company's business hours, or none. */
export const HoursField = ({ label, hint, none, hoursId, onChange }: HoursFieldProps) => (
  <SelectField
    label={label}
    hint={hint}
    value={hoursId ?? ''}
    onChange={(event) => onChange(event.currentTarget.value || null)}
  >
    <option value="">{none}</option>
    {(useHours().data?.hours ?? []).map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </SelectField>
)

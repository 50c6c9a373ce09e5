import { limits } from '@frontdesk/protocol/limits'
import { TextField } from '../../../components/field.tsx'

type NameFieldProps = { label: string; value: string; error: string | null; onChange: (name: string) => void }

/** What a thing of the company is called; the browser has nothing to suggest for it. */
export const NameField = ({ label, value, error, onChange }: NameFieldProps) => (
  <TextField
    label={label}
    value={value}
    error={error}
    maxLength={limits.nameCharacters}
    autoComplete="off"
    required
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

import type { Overflow } from '@frontdesk/protocol'
import { SelectField } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { NumberField } from '../editing/number-field.tsx'
import { useTeams } from '../teams/use-teams.ts'
import type { OverflowDraft } from './overflow-fields-draft.ts'

type OverflowFieldsProps = {
  overflow: OverflowDraft
  /** What is the case without one. */
  none: string
  /** A team does not go over to itself. */
  ownTeamId?: string
  error: string | null
  onChange: (overflow: OverflowDraft) => void
}

const minuteMs = 60_000

/** What becomes of a conversation that has waited too long. */
export const OverflowFields = ({ overflow, none, ownTeamId, error, onChange }: OverflowFieldsProps) => {
  const t = useT()
  const teams = (useTeams().data?.teams ?? []).filter(({ id }) => id !== ownTeamId)
  const chosen = overflow === null ? '' : overflow.to.kind === 'words' ? 'words' : overflow.to.teamId
  const choose = (value: string): void => {
    const to: Overflow['to'] = value === 'words' ? { kind: 'words' } : { kind: 'team', teamId: value }
    onChange(value === '' ? null : { afterMs: overflow?.afterMs ?? 5 * minuteMs, to })
  }
  return (
    <div className="grid gap-4 tablet:grid-cols-2">
      <SelectField
        label={t('service.overflow')}
        hint={t('service.overflow.hint')}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{none}</option>
        <option value="words">{t('service.overflow.words')}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {t('service.overflow.team', { team: name })}
          </option>
        ))}
      </SelectField>
      {overflow !== null && (
        <NumberField
          label={t('service.overflow.after')}
          unit={t('unit.minutes')}
          factor={minuteMs}
          value={overflow.afterMs}
          error={error}
          onChange={(afterMs) => onChange({ ...overflow, afterMs })}
        />
      )}
    </div>
  )
}

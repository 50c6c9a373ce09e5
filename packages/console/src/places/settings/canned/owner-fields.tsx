import type { CannedOwner } from '@frontdesk/protocol'
import { Choice } from '../../../components/choice.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { useTeams } from '../teams/use-teams.ts'

type OwnerFieldsProps = { owner: CannedOwner; problem: string | null; onChange: (owner: CannedOwner) => void }

/** Who may use them. */
export const OwnerFields = ({ owner, problem, onChange }: OwnerFieldsProps) => {
  const t = useT()
  const teams = useTeams().data?.teams ?? []
  const kinds = ['personal', 'team', 'account'] as const
  return (
    <>
      <Choice
        label={t('canned.owner')}
        value={owner.kind}
        options={kinds
          .filter((kind) => kind !== 'team' || teams.length > 0)
          .map((value) => ({ value, label: t(`canned.of.${value}`) }))}
        onChange={(kind) => onChange(kind === 'team' ? { kind, teamId: teams[0]?.id ?? '' } : { kind })}
      />
      {owner.kind === 'team' && (
        <Field label={t('canned.team')} error={problem}>
          {(ids) => (
            <select
              {...ids}
              value={owner.teamId}
              onChange={(event) => onChange({ kind: 'team', teamId: event.currentTarget.value })}
              className={inputClass}
            >
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  )
}

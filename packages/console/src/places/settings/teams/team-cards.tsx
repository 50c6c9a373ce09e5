import { SelectField } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { useColleagues } from '../../../state/colleagues.ts'
import { CheckList } from '../editing/check-list.tsx'
import { NameField } from '../editing/name-field.tsx'
import { NumberField } from '../editing/number-field.tsx'
import type { DraftEditor } from '../editing/use-draft.ts'
import { HoursField } from '../hours/hours-field.tsx'
import { OverflowFields } from '../service/overflow-fields.tsx'
import { policies } from '../service/policies.ts'
import { Card } from '../settings-page.tsx'
import type { TeamDraft } from './team-draft.ts'

type CardProps = { editor: DraftEditor<TeamDraft> }

/** What it is called and who is in it. */
export const MembersCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const agents = [...useColleagues((state) => state.agents).values()]
    .filter(({ id, disabled }) => !disabled || draft.memberIds.includes(id))
    .sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Card title={t('teams.who')}>
      <div className="tablet:max-w-96">
        <NameField
          label={t('teams.name')}
          value={draft.name}
          error={problemAt('name')}
          onChange={(name) => edit({ name })}
        />
      </div>
      <CheckList
        label={t('teams.members')}
        items={agents.map(({ id, name }) => ({ id, name }))}
        chosenIds={draft.memberIds}
        onChange={(memberIds) => edit({ memberIds })}
      />
    </Card>
  )
}

/** How it gives conversations to its members. */
export const TeamCard = ({ editor: { draft, edit, problemAt }, teamId }: CardProps & { teamId: string }) => {
  const t = useT()
  return (
    <Card title={t('service.giving')}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <SelectField
          label={t('service.policy')}
          hint={t(draft.policy === null ? 'teams.asCompany.hint' : `policy.${draft.policy}.hint`)}
          value={draft.policy ?? ''}
          onChange={(event) => edit({ policy: policies.find((one) => one === event.currentTarget.value) ?? null })}
        >
          <option value="">{t('teams.asCompany')}</option>
          {policies.map((policy) => (
            <option key={policy} value={policy}>
              {t(`policy.${policy}`)}
            </option>
          ))}
        </SelectField>
        <HoursField
          label={t('settings.hours')}
          hint={t('teams.hours.hint')}
          none={t('teams.hours.none')}
          hoursId={draft.hoursId}
          onChange={(hoursId) => edit({ hoursId })}
        />
        <NumberField
          label={t('teams.capacity')}
          hint={t('teams.capacity.hint')}
          unit={t('unit.conversations')}
          value={draft.capacity}
          placeholder={t('teams.capacity.none')}
          error={problemAt('capacity')}
          onChange={(capacity) => edit({ capacity })}
        />
        <NumberField
          label={t('service.accept')}
          hint={t('teams.accept.hint')}
          unit={t('unit.seconds')}
          factor={1_000}
          value={draft.acceptWithinMs}
          placeholder={t('teams.asCompany')}
          error={problemAt('acceptWithinMs')}
          onChange={(acceptWithinMs) => edit({ acceptWithinMs })}
        />
      </div>
      <OverflowFields
        overflow={draft.overflow}
        none={t('teams.asCompany')}
        ownTeamId={teamId}
        error={problemAt('overflow')}
        onChange={(overflow) => edit({ overflow })}
      />
    </Card>
  )
}

import { limits } from '@frontdesk/protocol/limits'
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../../components/button.tsx'
import { inputClass } from '../../../components/field.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { Switch } from '../../../components/switch.tsx'
import { useT } from '../../../lib/i18n.ts'
import { CheckList } from '../editing/check-list.tsx'
import { NumberField } from '../editing/number-field.tsx'
import type { DraftEditor } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import { OverflowFields } from './overflow-fields.tsx'
import { policies } from './policies.ts'
import type { ServiceDraft } from './service-draft.ts'

const fileKinds = ['image', 'audio', 'video', 'file'] as const

type CardProps = { editor: DraftEditor<ServiceDraft> }

const secondMs = 1_000
const minuteMs = 60_000

/** Who gets a new conversation, and how many at once. */
export const GivingCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('service.giving')}>
      <RadioList
        label={t('service.policy')}
        value={draft.policy}
        options={policies.map((value) => ({
          value,
          label: t(`policy.${value}`),
          hint: t(`policy.${value}.hint`),
        }))}
        onChange={(policy) => edit({ policy })}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <NumberField
          label={t('service.capacity')}
          hint={t('service.capacity.hint')}
          unit={t('unit.conversations')}
          value={draft.capacity}
          error={problemAt('capacity')}
          onChange={(capacity) => edit({ capacity })}
        />
        <NumberField
          label={t('service.accept')}
          hint={t('service.accept.hint')}
          unit={t('unit.seconds')}
          factor={secondMs}
          value={draft.acceptWithinMs || null}
          placeholder={t('service.accept.none')}
          error={problemAt('acceptWithinMs')}
          onChange={(acceptWithinMs) => edit({ acceptWithinMs })}
        />
      </div>
      <OverflowFields
        overflow={draft.overflow}
        none={t('service.overflow.none')}
        error={problemAt('overflow')}
        onChange={(overflow) => edit({ overflow })}
      />
    </Card>
  )
}

/** What happens when an agent or a visitor is not there. */
export const AwayCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('service.away')}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <NumberField
          label={t('service.grace')}
          hint={t('service.grace.hint')}
          unit={t('unit.seconds')}
          factor={secondMs}
          value={draft.graceMs}
          error={problemAt('graceMs')}
          onChange={(graceMs) => edit({ graceMs })}
        />
        <NumberField
          label={t('service.return')}
          hint={t('service.return.hint')}
          unit={t('unit.minutes')}
          factor={minuteMs}
          value={draft.returnWithinMs}
          error={problemAt('returnWithinMs')}
          onChange={(returnWithinMs) => edit({ returnWithinMs })}
        />
        <NumberField
          label={t('service.ownAgent')}
          hint={t('service.ownAgent.hint')}
          unit={t('unit.minutes')}
          factor={minuteMs}
          value={draft.ownAgentWaitMs}
          placeholder={t('service.ownAgent.ever')}
          error={problemAt('ownAgentWaitMs')}
          onChange={(ownAgentWaitMs) => edit({ ownAgentWaitMs })}
        />
        <NumberField
          label={t('service.giveBack')}
          hint={t('service.giveBack.hint')}
          unit={t('unit.seconds')}
          factor={secondMs}
          value={draft.giveBackAfterMs}
          error={problemAt('giveBackAfterMs')}
          onChange={(giveBackAfterMs) => edit({ giveBackAfterMs })}
        />
      </div>
      <RadioList
        label={t('service.toOffline')}
        value={draft.toOffline}
        options={(['keep', 'e-mail', 'refuse'] as const).map((value) => ({
          value,
          label: t(`service.toOffline.${value}`),
          hint: t(`service.toOffline.${value}.hint`),
        }))}
        onChange={(toOffline) => edit({ toOffline })}
      />
    </Card>
  )
}

/** What may become of a message after it was sent. */
export const WordsCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('service.words')}>
      <NumberField
        label={t('service.editWithin')}
        hint={t('service.editWithin.hint')}
        unit={t('unit.minutes')}
        factor={minuteMs}
        value={draft.editWithinMs || null}
        placeholder={t('service.editWithin.never')}
        error={problemAt('editWithinMs')}
        onChange={(editWithinMs) => edit({ editWithinMs })}
      />
      <Switch
        label={t('service.cards')}
        hint={t('service.cards.hint')}
        checked={draft.linkCards}
        onChange={(linkCards) => edit({ linkCards })}
      />
    </Card>
  )
}

/** Which files visitors and agents send each other. */
export const FilesCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('service.files')}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <NumberField
          label={t('service.fileBytes')}
          unit="MB"
          factor={1024 * 1024}
          value={draft.fileBytes}
          error={problemAt('fileBytes')}
          onChange={(fileBytes) => edit({ fileBytes })}
        />
        <NumberField
          label={t('service.filesPerHour')}
          unit={t('unit.files')}
          value={draft.filesPerHour}
          error={problemAt('filesPerHour')}
          onChange={(filesPerHour) => edit({ filesPerHour })}
        />
      </div>
      <CheckList
        label={t('service.fileKinds')}
        items={fileKinds.map((id) => ({ id, name: t(`service.fileKind.${id}`) }))}
        chosenIds={draft.fileKinds}
        onChange={(chosen) => edit({ fileKinds: fileKinds.filter((kind) => chosen.includes(kind)) })}
      />
    </Card>
  )
}

/** Seats that free themselves when a visitor falls silent. */
export const IdleCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const problem = problemAt('idle')
  return (
    <Card title={t('service.idle')}>
      <p className="text-soft">{t('service.idle.intro')}</p>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-4">
        {(['remindAfterMs', 'releaseAfterMs', 'closeAfterMs'] as const).map((step) => (
          <NumberField
            key={step}
            label={t(`service.idle.${step}`)}
            unit={t('unit.minutes')}
            factor={minuteMs}
            value={draft.idle[step]}
            placeholder={t('service.idle.never')}
            onChange={(afterMs) => edit({ idle: { ...draft.idle, [step]: afterMs } })}
          />
        ))}
      </div>
      {problem !== null && (
        <p role="alert" className="text-13 text-bad-ink">
          {problem}
        </p>
      )}
    </Card>
  )
}

/** What agents choose from when they take a break. */
export const ReasonsCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const { breakReasons } = draft
  const problem = problemAt('breakReasons')
  return (
    <Card title={t('service.reasons')}>
      <p className="text-soft">{t('service.reasons.intro')}</p>
      <ul className="flex flex-col gap-2 tablet:max-w-96">
        {breakReasons.map((reason, index) => (
          // Its words are what is edited, so its place is all that stays.
          <li key={index} className="flex items-center gap-1">
            <input
              aria-label={t('service.reasons.one', { number: index + 1 })}
              value={reason}
              maxLength={limits.nameCharacters}
              autoComplete="off"
              onChange={(event) => edit({ breakReasons: breakReasons.with(index, event.currentTarget.value) })}
              className={inputClass}
            />
            <IconButton
              label={t('service.reasons.remove', { reason })}
              icon={<Trash2 size={16} aria-hidden />}
              onClick={() => edit({ breakReasons: breakReasons.filter((_, at) => at !== index) })}
            />
          </li>
        ))}
      </ul>
      {problem !== null && (
        <p role="alert" className="text-13 text-bad-ink">
          {problem}
        </p>
      )}
      {breakReasons.length < limits.breakReasons && (
        <Button
          className="w-fit"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => edit({ breakReasons: [...breakReasons, ''] })}
        >
          {t('service.reasons.add')}
        </Button>
      )}
    </Card>
  )
}

import type { TriggerCondition } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { Trash2 } from 'lucide-react'
import { IconButton } from '../../../components/button.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { useT } from '../../../lib/i18n.ts'
import { NumberField } from '../editing/number-field.tsx'
import type { DraftEditor } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import { conditionKinds, newConditions, type TriggerDraft } from './trigger-draft.ts'

/** All that must hold before the rule invites. */
export const ConditionsCard = ({ editor: { draft, edit, problemAt } }: { editor: DraftEditor<TriggerDraft> }) => {
  const t = useT()
  const { conditions } = draft
  const problem = problemAt('conditions')
  return (
    <Card title={t('invitations.conditions')}>
      <p className="text-soft">{t('invitations.conditions.intro')}</p>
      {conditions.length > 0 && (
        <ul className="flex flex-col gap-3">
          {conditions.map((condition, at) => {
            const wrong = problemAt(`condition.${at}`)
            return (
              // What it asks is what is edited, so its place is all that stays.
              <li key={at} className="rounded-md border border-line p-3">
                <div className="flex items-start gap-2">
                  <div
                    className={cx('grid min-w-0 flex-1 gap-3', condition.kind === 'attribute' && 'tablet:grid-cols-3')}
                  >
                    <ConditionFields
                      condition={condition}
                      onChange={(next) => edit({ conditions: conditions.with(at, next) })}
                    />
                  </div>
                  <IconButton
                    label={t('invitations.condition.remove', { what: t(`invitations.condition.${condition.kind}`) })}
                    icon={<Trash2 size={16} aria-hidden />}
                    onClick={() => edit({ conditions: conditions.filter((_, other) => other !== at) })}
                  />
                </div>
                {wrong !== null && (
                  <p role="alert" className="mt-2 text-13 text-bad-ink">
                    {wrong}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {problem !== null && (
        <p role="alert" className="text-13 text-bad-ink">
          {problem}
        </p>
      )}
      {conditions.length < limits.triggerConditions && (
        <div className="tablet:max-w-80">
          <SelectField
            label={t('invitations.condition.add')}
            value=""
            onChange={(event) => {
              const kind = conditionKinds.find((one) => one === event.currentTarget.value)
              if (kind !== undefined) edit({ conditions: [...conditions, newConditions[kind]] })
            }}
          >
            <option value="">{t('invitations.condition.choose')}</option>
            {conditionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`invitations.condition.${kind}`)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
    </Card>
  )
}

type FieldsProps = { condition: TriggerCondition; onChange: (condition: TriggerCondition) => void }

const ConditionFields = ({ condition, onChange }: FieldsProps) => {
  const t = useT()
  const label = t(`invitations.condition.${condition.kind}`)
  switch (condition.kind) {
    case 'page':
      return (
        <TextField
          label={label}
          hint={t('invitations.condition.page.hint')}
          value={condition.pattern}
          maxLength={limits.patternCharacters}
          autoComplete="off"
          dir="ltr"
          onChange={(event) => onChange({ ...condition, pattern: event.currentTarget.value })}
        />
      )
    case 'time':
      return (
        <NumberField
          label={label}
          unit={t('unit.seconds')}
          factor={1_000}
          value={condition.atLeastMs || null}
          onChange={(atLeastMs) => onChange({ ...condition, atLeastMs: atLeastMs ?? 0 })}
        />
      )
    case 'pages':
    case 'agents':
      return (
        <NumberField
          label={label}
          unit={t(condition.kind === 'pages' ? 'invitations.unit.pages' : 'invitations.unit.agents')}
          value={condition.atLeast || null}
          onChange={(atLeast) => onChange({ ...condition, atLeast: atLeast ?? 0 })}
        />
      )
    case 'returning':
      return (
        <SelectField
          label={label}
          value={String(condition.returning)}
          onChange={(event) => onChange({ ...condition, returning: event.currentTarget.value === 'true' })}
        >
          <option value="true">{t('invitations.returning.yes')}</option>
          <option value="false">{t('invitations.returning.no')}</option>
        </SelectField>
      )
    case 'hours':
      return (
        <SelectField
          label={label}
          value={String(condition.open)}
          onChange={(event) => onChange({ ...condition, open: event.currentTarget.value === 'true' })}
        >
          <option value="true">{t('invitations.hours.open')}</option>
          <option value="false">{t('invitations.hours.closed')}</option>
        </SelectField>
      )
    case 'language':
      return (
        <SelectField
          label={label}
          value={condition.language}
          onChange={(event) => {
            const language = (['en', 'zh-CN', 'other'] as const).find((one) => one === event.currentTarget.value)
            if (language !== undefined) onChange({ ...condition, language })
          }}
        >
          {(['en', 'zh-CN', 'other'] as const).map((language) => (
            <option key={language} value={language}>
              {t(`invitations.language.${language}`)}
            </option>
          ))}
        </SelectField>
      )
    case 'attribute':
      return (
        <>
          <TextField
            label={label}
            hint={t('invitations.condition.attribute.hint')}
            value={condition.key}
            maxLength={limits.attributeKeyCharacters}
            autoComplete="off"
            dir="ltr"
            onChange={(event) => onChange({ ...condition, key: event.currentTarget.value })}
          />
          <SelectField
            label={t('invitations.attribute.how')}
            value={condition.is}
            onChange={(event) => {
              const is = (['least', 'equal', 'contains', 'set'] as const).find(
                (one) => one === event.currentTarget.value,
              )
              if (is !== undefined) onChange({ ...condition, is })
            }}
          >
            {(['least', 'equal', 'contains', 'set'] as const).map((is) => (
              <option key={is} value={is}>
                {t(`invitations.attribute.${is}`)}
              </option>
            ))}
          </SelectField>
          {condition.is !== 'set' && (
            <TextField
              label={t('invitations.attribute.value')}
              value={condition.value}
              maxLength={limits.attributeCharacters}
              autoComplete="off"
              onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
            />
          )}
        </>
      )
  }
}

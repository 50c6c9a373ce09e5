import { Field, inputClass } from '../../../components/field.tsx'
import { Switch } from '../../../components/switch.tsx'
import { cx } from '../../../lib/cx.ts'
import { useT } from '../../../lib/i18n.ts'
import { NumberField } from '../editing/number-field.tsx'
import type { DraftEditor } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import type { SettingsDraft } from './settings-draft.ts'

type CardProps = { editor: DraftEditor<SettingsDraft> }

/** How long the box waits, and how much a visitor is asked. */
export const LimitsCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('invitations.limits')}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <NumberField
          label={t('invitations.life')}
          hint={t('invitations.life.hint')}
          unit={t('unit.seconds')}
          factor={1_000}
          value={draft.lifeMs}
          error={problemAt('lifeMs')}
          onChange={(lifeMs) => edit({ lifeMs })}
        />
        <NumberField
          label={t('invitations.quiet')}
          hint={t('invitations.quiet.hint')}
          unit={t('unit.minutes')}
          factor={60_000}
          value={draft.quietMs}
          error={problemAt('quietMs')}
          onChange={(quietMs) => edit({ quietMs })}
        />
        <NumberField
          label={t('invitations.perVisit')}
          hint={t('invitations.perVisit.hint')}
          unit={t('invitations.times')}
          value={draft.perVisit}
          error={problemAt('perVisit')}
          onChange={(perVisit) => edit({ perVisit })}
        />
        <NumberField
          label={t('invitations.perDay')}
          hint={t('invitations.perDay.hint')}
          unit={t('invitations.times')}
          value={draft.perDay}
          error={problemAt('perDay')}
          onChange={(perDay) => edit({ perDay })}
        />
      </div>
    </Card>
  )
}

/** What visitors of a session see. */
export const SessionsCard = ({ editor: { draft, edit } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('invitations.sessions')}>
      <Switch
        label={t('invitations.earlier')}
        hint={t('invitations.earlier.hint')}
        checked={draft.earlierText}
        onChange={(earlierText) => edit({ earlierText })}
      />
    </Card>
  )
}

/** What agents choose from, in each language. */
export const TextsCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('invitations.texts')}>
      <p className="text-soft">{t('invitations.texts.intro')}</p>
      {(['en', 'zh'] as const).map((language) => (
        <Field key={language} label={t(`invitations.texts.${language}`)} error={problemAt(language)}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              lang={language === 'en' ? 'en' : 'zh-CN'}
              value={draft[language]}
              onChange={(event) => edit({ [language]: event.currentTarget.value })}
              className={cx(inputClass, 'h-auto! py-2')}
            />
          )}
        </Field>
      ))}
    </Card>
  )
}

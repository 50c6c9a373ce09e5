import type { Consent, PreChat } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { SelectField, TextField } from '../../../components/field.tsx'
import { Switch } from '../../../components/switch.tsx'
import { useT } from '../../../lib/i18n.ts'
import { Card } from '../settings-page.tsx'
import { askOf, asks, contactFields, withAsk } from './pre-chat.ts'
import { QuestionsEditor } from './questions-editor.tsx'
import type { SiteEditor } from './use-site-editor.ts'

const consents: readonly Consent[] = ['none', 'before-chat', 'before-presence']

/** What happens before the first words: the form, consent, and what is kept. */
export const BeforeChatSection = ({ editor }: { editor: SiteEditor }) => (
  <>
    <FormCard editor={editor} />
    <ConsentCard editor={editor} />
  </>
)

const FormCard = ({ editor }: { editor: SiteEditor }) => {
  const t = useT()
  const { draft, edit, problemAt } = editor
  const { preChat } = draft
  const change = (changed: Partial<PreChat>): void => edit({ preChat: { ...preChat, ...changed } })
  return (
    <Card title={t('sites.form')}>
      <Switch
        label={t('sites.form.on')}
        hint={t('sites.form.on.hint')}
        checked={preChat.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      {preChat.enabled && (
        <>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-4">
            {contactFields.map((field) => (
              <SelectField
                key={field}
                label={t(`sites.form.field.${field}`)}
                value={askOf(preChat, field)}
                onChange={(event) => {
                  const ask = asks.find((one) => one === event.currentTarget.value) ?? 'no'
                  change({ fields: withAsk(preChat.fields, field, ask) })
                }}
              >
                {asks.map((ask) => (
                  <option key={ask} value={ask}>
                    {t(`sites.form.ask.${ask}`)}
                  </option>
                ))}
              </SelectField>
            ))}
          </div>
          <QuestionsEditor
            questions={preChat.questions}
            problemAt={problemAt}
            onChange={(questions) => change({ questions })}
          />
        </>
      )}
    </Card>
  )
}

const ConsentCard = ({ editor }: { editor: SiteEditor }) => {
  const t = useT()
  const { draft, edit, problemAt } = editor
  return (
    <Card title={t('sites.privacy')}>
      <SelectField
        label={t('sites.consent')}
        hint={t(`sites.consent.hint.${draft.consent}`)}
        value={draft.consent}
        onChange={(event) => edit({ consent: consents.find((one) => one === event.currentTarget.value) ?? 'none' })}
      >
        {consents.map((consent) => (
          <option key={consent} value={consent}>
            {t(`sites.consent.${consent}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('sites.privacyUrl')}
        hint={t('sites.privacyUrl.hint')}
        value={draft.privacyUrl}
        error={problemAt('privacyUrl')}
        maxLength={limits.urlCharacters}
        placeholder="https://"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        onChange={(event) => edit({ privacyUrl: event.currentTarget.value })}
      />
      <Switch
        label={t('sites.doNotTrack')}
        hint={t('sites.doNotTrack.hint')}
        checked={draft.respectsDoNotTrack}
        onChange={(respectsDoNotTrack) => edit({ respectsDoNotTrack })}
      />
      <Switch
        label={t('sites.handle')}
        hint={t('sites.handle.hint')}
        checked={draft.keepsHandle}
        onChange={(keepsHandle) => edit({ keepsHandle })}
      />
      <Switch
        label={t('sites.typingPreview')}
        hint={t('sites.typingPreview.hint')}
        checked={draft.typingPreview}
        onChange={(typingPreview) => edit({ typingPreview })}
      />
    </Card>
  )
}

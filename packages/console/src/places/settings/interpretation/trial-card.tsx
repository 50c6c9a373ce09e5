import { usualLanguages } from '@frontdesk/client/text/languages'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { ApiError, call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { type TextId, useLanguage, useT } from '../../../lib/i18n.ts'
import { languageName } from '../../../lib/names.ts'
import { Card } from '../settings-page.tsx'

const reasons: { readonly [reason: string]: TextId } = {
  key: 'interpretation.reason.key',
  quota: 'interpretation.reason.quota',
  busy: 'interpretation.reason.busy',
  pair: 'interpretation.reason.pair',
  text: 'interpretation.reason.text',
  unavailable: 'interpretation.reason.unavailable',
  unusable: 'interpretation.reason.unusable',
}

/** Why an engine did not do what it was asked. */
export const reasonText = (t: ReturnType<typeof useT>, error: unknown, own: typeof reasons = {}): string => {
  const reason = error instanceof ApiError ? { ...reasons, ...own }[String(error.details['reason'])] : undefined
  return reason === undefined ? errorText(t, error) : t(reason)
}

/** Tries the stored engine with a text. */
export const TrialCard = ({ isSaved }: { isSaved: boolean }) => {
  const t = useT()
  const [asked, setAsked] = useState({ text: '', from: 'en', to: 'es' })
  const [said, setSaid] = useState<{ text: string; isGood: boolean } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setSaid(null)
    try {
      const { text } = await call('interpretation.try', { ...asked, from: asked.from === '' ? null : asked.from })
      setSaid({ text, isGood: true })
    } catch (error) {
      setSaid({ text: reasonText(t, error), isGood: false })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('interpretation.try')}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <div className="grid gap-4 tablet:grid-cols-2">
          <LanguageSelect
            label={t('interpretation.try.from')}
            value={asked.from}
            isAuto
            onChange={(from) => setAsked({ ...asked, from })}
          />
          <LanguageSelect
            label={t('interpretation.try.to')}
            value={asked.to}
            onChange={(to) => setAsked({ ...asked, to })}
          />
        </div>
        <TextField
          label={t('interpretation.try.text')}
          maxLength={500}
          value={asked.text}
          {...(isSaved ? {} : { hint: t('interpretation.try.unsaved') })}
          onChange={({ currentTarget: { value } }) => setAsked({ ...asked, text: value })}
        />
        <Button type="submit" className="self-start" disabled={isBusy || asked.text.trim() === ''}>
          {t('interpretation.try.act')}
        </Button>
      </form>
      {said !== null && (
        <Notice look={said.isGood ? 'good' : 'bad'}>
          <bdi>{said.text}</bdi>
        </Notice>
      )}
    </Card>
  )
}

type LanguageSelectProps = { label: string; value: string; isAuto?: boolean; onChange: (language: string) => void }

const LanguageSelect = ({ label, value, isAuto = false, onChange }: LanguageSelectProps) => {
  const t = useT()
  const language = useLanguage()
  return (
    <SelectField label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {isAuto && <option value="">{t('interpretation.try.auto')}</option>}
      {usualLanguages.map((tag) => (
        <option key={tag} value={tag}>
          {languageName(language, tag)}
        </option>
      ))}
    </SelectField>
  )
}

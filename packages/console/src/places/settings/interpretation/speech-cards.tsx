import type { SpeechEngine } from '@frontdesk/protocol'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { call } from '../../../lib/api.ts'
import { useT } from '../../../lib/i18n.ts'
import type { DraftEditor } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import type { SettingsDraft } from './settings-draft.ts'
import { reasonText } from './trial-card.tsx'

/** What writes voice messages down, if anything does. */
export const SpeechCard = ({ editor: { draft, edit, problemAt } }: { editor: DraftEditor<SettingsDraft> }) => {
  const t = useT()
  const { speech } = draft
  const change = (said: Partial<SettingsDraft['speech']>) => edit({ speech: { ...speech, ...said } })
  return (
    <Card title={t('speech.title')}>
      <SelectField
        label={t('speech.engine')}
        hint={t('speech.engine.hint')}
        value={speech.engine}
        onChange={({ currentTarget: { value } }) => change({ engine: value as SpeechEngine })}
      >
        <option value="none">{t('interpretation.engine.none')}</option>
        <option value="openai">{t('interpretation.engine.openai')}</option>
      </SelectField>
      {speech.engine !== 'none' && (
        <>
          <TextField
            label={t('interpretation.url')}
            hint={t('speech.url.hint')}
            inputMode="url"
            autoCapitalize="off"
            spellCheck={false}
            placeholder="https://api.openai.com"
            value={speech.url}
            error={problemAt('speech.url')}
            onChange={({ currentTarget: { value } }) => change({ url: value })}
          />
          <TextField
            label={t('interpretation.model')}
            autoCapitalize="off"
            spellCheck={false}
            placeholder="whisper-1"
            value={speech.model}
            error={problemAt('speech.model')}
            onChange={({ currentTarget: { value } }) => change({ model: value })}
          />
        </>
      )}
    </Card>
  )
}

/** Has the stored engine hear a second of silence. */
export const SpeechTrialCard = ({ isSaved }: { isSaved: boolean }) => {
  const t = useT()
  const [said, setSaid] = useState<{ text: string; isGood: boolean } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const ask = async (): Promise<void> => {
    setBusy(true)
    setSaid(null)
    try {
      const { text } = await call('speech.try', {})
      setSaid({ text: text === '' ? t('speech.try.none') : t('speech.try.heard', { text }), isGood: true })
    } catch (error) {
      setSaid({ text: reasonText(t, error, { text: 'speech.reason.text' }), isGood: false })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('speech.try')}>
      <p className="text-13 text-soft">{isSaved ? t('speech.try.hint') : t('interpretation.try.unsaved')}</p>
      <Button className="self-start" disabled={isBusy} onClick={() => void ask()}>
        {t('speech.try.act')}
      </Button>
      {said !== null && (
        <Notice look={said.isGood ? 'good' : 'bad'}>
          <bdi>{said.text}</bdi>
        </Notice>
      )}
    </Card>
  )
}

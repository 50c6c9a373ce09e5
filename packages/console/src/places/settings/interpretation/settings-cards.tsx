import { engineName } from '@frontdesk/client/text/languages'
import type { TranslationEngine } from '@frontdesk/protocol'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Field, inputClass, SelectField, TextField } from '../../../components/field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Switch } from '../../../components/switch.tsx'
import { call } from '../../../lib/api.ts'
import { cx } from '../../../lib/cx.ts'
import { useT } from '../../../lib/i18n.ts'
import type { DraftEditor } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import { pairLines, type SettingsDraft } from './settings-draft.ts'
import { reasonText } from './trial-card.tsx'

type CardProps = { editor: DraftEditor<SettingsDraft> }

const engines = ['libretranslate', 'deepl', 'openai', 'apertium'] as const

const examples: { readonly [E in TranslationEngine]: string } = {
  none: '',
  libretranslate: 'https://translate.example.com',
  deepl: 'https://api.deepl.com',
  openai: 'https://api.openai.com',
  apertium: 'http://127.0.0.1:2737',
}

/** What translates, and whether it does. */
export const EngineCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('interpretation.engine.title')}>
      <SelectField
        label={t('interpretation.engine')}
        hint={t('interpretation.engine.hint')}
        value={draft.engine}
        onChange={({ currentTarget: { value } }) => edit({ engine: value as TranslationEngine })}
      >
        <option value="none">{t('interpretation.engine.none')}</option>
        {engines.map((engine) => (
          <option key={engine} value={engine}>
            {engine === 'openai' ? t('interpretation.engine.openai') : engineName(engine)}
          </option>
        ))}
      </SelectField>
      {draft.engine !== 'none' && (
        <>
          <TextField
            label={t('interpretation.url')}
            hint={t('interpretation.url.hint')}
            inputMode="url"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={examples[draft.engine]}
            value={draft.url}
            error={problemAt('url')}
            onChange={({ currentTarget: { value } }) => edit({ url: value })}
          />
          {draft.engine === 'openai' && (
            <TextField
              label={t('interpretation.model')}
              autoCapitalize="off"
              spellCheck={false}
              value={draft.model}
              error={problemAt('model')}
              onChange={({ currentTarget: { value } }) => edit({ model: value })}
            />
          )}
          <Switch
            label={t('interpretation.on')}
            hint={t('interpretation.on.hint')}
            checked={draft.on}
            onChange={(on) => edit({ on })}
          />
        </>
      )}
    </Card>
  )
}

/** Which languages it is offered between. */
export const PairsCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const [said, setSaid] = useState<string | null>(null)
  const ask = async (): Promise<void> => {
    setSaid(null)
    try {
      const { pairs } = await call('interpretation.pairs', {})
      if (pairs === null) setSaid(t('interpretation.pairs.unknown'))
      else edit({ pairs: pairLines(pairs) })
    } catch (error) {
      setSaid(reasonText(t, error))
    }
  }
  return (
    <Card title={t('interpretation.pairs')}>
      <Field label={t('interpretation.pairs.label')} hint={t('interpretation.pairs.hint')} error={problemAt('pairs')}>
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            spellCheck={false}
            placeholder={'en > es\nes > en'}
            value={draft.pairs}
            onChange={({ currentTarget: { value } }) => edit({ pairs: value })}
            className={cx(inputClass, 'h-auto! py-2')}
          />
        )}
      </Field>
      <Button className="self-start" onClick={() => void ask()}>
        {t('interpretation.pairs.ask')}
      </Button>
      {said !== null && <Notice look="info">{said}</Notice>}
    </Card>
  )
}

/** What stays as it is. */
export const GlossaryCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('interpretation.glossary')}>
      <Field
        label={t('interpretation.glossary.label')}
        hint={t('interpretation.glossary.hint')}
        error={problemAt('glossary')}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={5}
            spellCheck={false}
            value={draft.glossary}
            onChange={({ currentTarget: { value } }) => edit({ glossary: value })}
            className={cx(inputClass, 'h-auto! py-2')}
          />
        )}
      </Field>
    </Card>
  )
}

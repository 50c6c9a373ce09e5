import type { InterpretationSettings, Params } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Notice } from '../../../components/notice.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { SaveBar } from '../editing/save-bar.tsx'
import { useDraft } from '../editing/use-draft.ts'
import { useKeepUnsaved } from '../editing/use-keep-unsaved.ts'
import { SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { KeyCard } from './key-card.tsx'
import { EngineCard, GlossaryCard, PairsCard } from './settings-cards.tsx'
import {
  changeOfSettings,
  draftOfSettings,
  inverseOfSettings,
  problemsOfSettings,
  type SettingsChange,
  type SettingsDraft,
} from './settings-draft.ts'
import { SpeechCard, SpeechTrialCard } from './speech-cards.tsx'
import { TrialCard } from './trial-card.tsx'

const queryKey = ['interpretation-settings']

/** How the company interprets between its visitors and agents: the engine, its key, the languages, what stays as it is. */
export const InterpretationPage = () => (
  <WithRight right="account.manage">
    <Loaded />
  </WithRight>
)

const Loaded = () => {
  const t = useT()
  const query = useQuery({ queryKey, queryFn: () => call('interpretation-settings.read', {}) })
  if (query.data !== undefined) return <Editing settings={query.data} />
  return (
    <SettingsPage title={t('settings.interpretation')} intro={t('interpretation.intro')}>
      {query.error === null ? (
        <Skeleton className="h-80 w-full" />
      ) : (
        <Notice look="bad">{errorText(t, query.error)}</Notice>
      )}
    </SettingsPage>
  )
}

const Editing = ({ settings }: { settings: InterpretationSettings }) => {
  const t = useT()
  const queries = useQueryClient()
  const keep = (changed: InterpretationSettings): void => {
    queries.setQueryData(queryKey, changed)
    // Conversations ask anew.
    void queries.invalidateQueries({ queryKey: ['interpretation'] })
  }
  const editor = useDraft<SettingsDraft, SettingsChange>({
    stored: draftOfSettings(settings),
    changeOf: (draft) => changeOfSettings(settings, draft),
    inverseOf: (change) => inverseOfSettings(settings, change),
    problemsOf: problemsOfSettings,
    placeOfRefusal: () => null,
    async send(change) {
      keep(await call('interpretation-settings.update', { change }))
    },
  })
  useKeepUnsaved(editor.isChanged)
  const change = async (said: Params<'interpretation-settings.update'>['change']): Promise<void> =>
    keep(await call('interpretation-settings.update', { change: said }))
  const hasEngine = settings.engine !== 'none'
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex-1">
        <SettingsPage title={t('settings.interpretation')} intro={t('interpretation.intro')}>
          <EngineCard editor={editor} />
          {hasEngine && settings.engine !== 'apertium' && (
            <KeyCard
              key={`${settings.engine} ${settings.url}`}
              title={t('interpretation.key.title')}
              label={t('interpretation.key')}
              hasKey={settings.hasKey}
              onKeep={(key) => change({ key })}
            />
          )}
          {hasEngine && <TrialCard isSaved={!editor.isChanged} />}
          {hasEngine && <PairsCard editor={editor} />}
          {hasEngine && <GlossaryCard editor={editor} />}
          <SpeechCard editor={editor} />
          {settings.speech.engine !== 'none' && (
            <KeyCard
              key={`speech ${settings.speech.url}`}
              title={t('speech.key.title')}
              label={t('speech.key')}
              hasKey={settings.speech.hasKey}
              onKeep={(key) => change({ speech: { key } })}
            />
          )}
          {settings.speech.engine !== 'none' && <SpeechTrialCard isSaved={!editor.isChanged} />}
        </SettingsPage>
      </div>
      {editor.isChanged && <SaveBar editor={editor} onSave={() => void editor.save()} />}
    </div>
  )
}

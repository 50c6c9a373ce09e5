import type { InvitationSettings } from '@frontdesk/protocol'
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
import { HitsCard } from './hits-card.tsx'
import { LimitsCard, SessionsCard, TextsCard } from './settings-cards.tsx'
import {
  changeOfSettings,
  draftOfSettings,
  inverseOfSettings,
  problemsOfSettings,
  type SettingsChange,
  type SettingsDraft,
} from './settings-draft.ts'
import { TriggersCard } from './triggers-card.tsx'

const queryKey = ['invitation-settings']

/** How visitors are invited: texts, times and limits, the rules that invite by themselves, and whom rules in test would. */
export const InvitationsPage = () => (
  <WithRight right="teams.manage">
    <Loaded />
  </WithRight>
)

const Loaded = () => {
  const t = useT()
  const query = useQuery({ queryKey, queryFn: () => call('invitation-settings.read', {}) })
  if (query.data !== undefined) return <Editing settings={query.data} />
  return (
    <SettingsPage title={t('settings.invitations')} intro={t('invitations.intro')}>
      {query.error === null ? (
        <Skeleton className="h-80 w-full" />
      ) : (
        <Notice look="bad">{errorText(t, query.error)}</Notice>
      )}
    </SettingsPage>
  )
}

const Editing = ({ settings }: { settings: InvitationSettings }) => {
  const t = useT()
  const queries = useQueryClient()
  const editor = useDraft<SettingsDraft, SettingsChange>({
    stored: draftOfSettings(settings),
    changeOf: (draft) => changeOfSettings(settings, draft),
    inverseOf: (change) => inverseOfSettings(settings, change),
    problemsOf: problemsOfSettings,
    placeOfRefusal: () => null,
    async send(change) {
      queries.setQueryData(queryKey, await call('invitation-settings.update', { change }))
    },
  })
  useKeepUnsaved(editor.isChanged)
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex-1">
        <SettingsPage title={t('settings.invitations')} intro={t('invitations.intro')}>
          <TriggersCard />
          <HitsCard />
          <LimitsCard editor={editor} />
          <TextsCard editor={editor} />
          <SessionsCard editor={editor} />
        </SettingsPage>
      </div>
      {editor.isChanged && <SaveBar editor={editor} onSave={() => void editor.save()} />}
    </div>
  )
}

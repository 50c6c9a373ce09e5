import type { ServiceSettings } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { updateMe } from '../../../state/session.ts'
import { SaveBar } from '../editing/save-bar.tsx'
import { type DraftEditor, useDraft } from '../editing/use-draft.ts'
import { useKeepUnsaved } from '../editing/use-keep-unsaved.ts'
import { SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { AwayCard, FilesCard, GivingCard, IdleCard, ReasonsCard, WordsCard } from './service-cards.tsx'
import {
  changeOfService,
  draftOfService,
  inverseOfService,
  placeOfServiceRefusal,
  problemsOfService,
  type ServiceChange,
  type ServiceDraft,
} from './service-draft.ts'

/** How the company serves: who gets a conversation, how long everything waits, and what becomes of it then. */
export const ServicePage = () => (
  <WithRight right="teams.manage">
    <Loaded />
  </WithRight>
)

const Loaded = () => {
  const t = useT()
  const query = useQuery({ queryKey: ['account'], queryFn: () => call('account.read', {}) })
  if (query.data !== undefined) return <Editing service={query.data.service} />
  return (
    <Page>
      {query.error !== null ? (
        <Notice look="bad">{errorText(t, query.error)}</Notice>
      ) : (
        <Skeleton className="h-80 w-full" />
      )}
    </Page>
  )
}

const Page = ({ children }: { children: ReactNode }) => {
  const t = useT()
  return (
    <SettingsPage title={t('settings.service')} intro={t('service.intro')}>
      {children}
    </SettingsPage>
  )
}

const useServiceEditor = (service: ServiceSettings): DraftEditor<ServiceDraft> => {
  const queries = useQueryClient()
  return useDraft<ServiceDraft, ServiceChange>({
    stored: draftOfService(service),
    changeOf: (draft) => changeOfService(service, draft),
    inverseOf: (change) => inverseOfService(service, change),
    problemsOf: problemsOfService,
    placeOfRefusal: placeOfServiceRefusal,
    async send(change) {
      const account = await call('service.update', { change })
      queries.setQueryData(['account'], account)
      updateMe((me) => ({ ...me, account }))
    },
  })
}

const Editing = ({ service }: { service: ServiceSettings }) => {
  const editor = useServiceEditor(service)
  useKeepUnsaved(editor.isChanged)
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex-1">
        <Page>
          <GivingCard editor={editor} />
          <AwayCard editor={editor} />
          <IdleCard editor={editor} />
          <WordsCard editor={editor} />
          <FilesCard editor={editor} />
          <ReasonsCard editor={editor} />
        </Page>
      </div>
      {editor.isChanged && <SaveBar editor={editor} onSave={() => void editor.save()} />}
    </div>
  )
}

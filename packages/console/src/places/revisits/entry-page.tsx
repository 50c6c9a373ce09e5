import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { EntryDialog } from './entry-dialog.tsx'
import { ServeDialog } from './serve-dialog.tsx'
import { useOneCallback } from './use-callbacks.ts'

/** One entry, over the list; it has an address of its own, to which notices lead. */
export const EntryPage = () => {
  const t = useT()
  const { callbackId } = useParams({ from: '/revisits/$callbackId' })
  const navigate = useNavigate()
  const query = useOneCallback(callbackId)
  const [isServing, setServing] = useState(false)
  const close = (): void => void navigate({ to: '/revisits', search: (before) => before })
  if (query.data !== undefined)
    return isServing ? (
      <ServeDialog callback={query.data} onClose={() => setServing(false)} />
    ) : (
      <EntryDialog key={callbackId} callback={query.data} onClose={close} onServe={() => setServing(true)} />
    )
  return (
    <Dialog title={t('revisits.entry')} width="wide" onClose={close}>
      {query.error === null ? (
        <div className="flex flex-col gap-3 py-2" aria-busy>
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-20 w-full" />
        </div>
      ) : (
        <Notice look="bad">{errorText(t, query.error)}</Notice>
      )}
    </Dialog>
  )
}

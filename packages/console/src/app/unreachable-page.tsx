import { CloudOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { loadSession } from '../state/session.ts'

/** The server did not answer the very first question. */
export const UnreachablePage = ({ error }: { error: unknown }) => {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const retry = async (): Promise<void> => {
    setBusy(true)
    await loadSession()
    setBusy(false)
  }
  return (
    <main className="flex h-full">
      <EmptyState isPage icon={CloudOff} title={t('unreachable.title')} body={errorText(t, error)}>
        <Button look="primary" busy={isBusy} onClick={retry}>
          {t('action.retry')}
        </Button>
      </EmptyState>
    </main>
  )
}

import { RefreshCw } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { useT } from '../lib/i18n.ts'

/** The server has moved on; what was written is in the browser's storage, so loading again is safe. */
export const OutdatedPage = () => {
  const t = useT()
  return (
    <main className="flex h-full">
      <EmptyState isPage icon={RefreshCw} title={t('outdated.title')} body={t('outdated.body')}>
        <Button look="primary" onClick={() => location.reload()}>
          {t('action.reload')}
        </Button>
      </EmptyState>
    </main>
  )
}

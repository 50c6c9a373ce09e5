import { Link } from '@tanstack/react-router'
import { Compass, OctagonAlert } from 'lucide-react'
import { Button, buttonClass } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { useT } from '../lib/i18n.ts'

/** An address that leads nowhere. */
export const MissingPage = () => {
  const t = useT()
  return (
    <div className="flex h-full">
      <EmptyState isPage icon={Compass} title={t('missing.title')} body={t('missing.body')}>
        <Link to="/conversations" search={{}} className={buttonClass('primary')}>
          {t('place.conversations')}
        </Link>
      </EmptyState>
    </div>
  )
}

/** A fault of ours: drafts and unsent messages are in the browser's storage, so loading again is safe. */
export const BrokenPage = () => {
  const t = useT()
  return (
    <main className="flex h-full">
      <EmptyState isPage icon={OctagonAlert} title={t('broken.title')} body={t('broken.body')}>
        <Button look="primary" onClick={() => location.reload()}>
          {t('action.reload')}
        </Button>
      </EmptyState>
    </main>
  )
}

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT } from '../../lib/i18n.ts'
import { useOwner } from '../../lib/use-installation.ts'

/** Pages for administrators of the company that looks after the installation. */
export const OwnersOnly = ({ children }: { children: ReactNode }) => {
  const t = useT()
  if (useOwner()) return children
  return <EmptyState icon={Lock} title={t('administrators.title')} body={t('administrators.body')} />
}

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'

/** Pages that only administrators can use. (The server checks for itself; this spares others a page of refusals.) */
export const AdministratorsOnly = ({ children }: { children: ReactNode }) => {
  const t = useT()
  if (useMe()?.agent.role === 'administrator') return children
  return <EmptyState icon={Lock} title={t('administrators.title')} body={t('administrators.body')} />
}

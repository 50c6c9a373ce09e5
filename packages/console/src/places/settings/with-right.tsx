import type { Right } from '@frontdesk/protocol'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT } from '../../lib/i18n.ts'
import { useRight } from '../../state/session.ts'

/** A page that only those with a right can use. */
export const WithRight = ({ right, children }: { right: Right; children: ReactNode }) => {
  const t = useT()
  if (useRight(right)) return children
  return <EmptyState icon={Lock} title={t('administrators.title')} body={t('administrators.body')} />
}

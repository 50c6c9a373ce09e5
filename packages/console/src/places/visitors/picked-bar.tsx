import type { VisitorHere } from '@frontdesk/protocol'
import { UsersRound } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { beginPicking } from '../sessions/picking.ts'

type PickedBarProps = { picked: ReadonlyMap<string, VisitorHere>; onClear: () => void }

/** Below the board once somebody is picked: what can be done with all of them (mark B2). */
export const PickedBar = ({ picked, onClear }: PickedBarProps) => {
  const t = useT()
  const hasExited = useExited()
  if (picked.size === 0) return null
  const begin = (): void => {
    beginPicking({ into: null, visitors: [...picked.values()].map(({ contact, site }) => ({ contact, site })) })
    onClear()
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-4 py-2 tablet:px-6">
      <p role="status" className="me-auto text-13 font-medium">
        {t('session.board.picked', { count: picked.size })}
      </p>
      <Button onClick={onClear}>{t('session.board.clear')}</Button>
      <Button
        look="primary"
        icon={<UsersRound size={16} aria-hidden />}
        disabled={hasExited}
        {...(hasExited && { title: t('exited.why') })}
        onClick={begin}
      >
        {t('act.session')}
      </Button>
    </div>
  )
}

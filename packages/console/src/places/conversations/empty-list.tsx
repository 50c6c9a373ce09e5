import { Link } from '@tanstack/react-router'
import { Archive, Inbox, MessageSquareDashed, UsersRound } from 'lucide-react'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT } from '../../lib/i18n.ts'
import type { Tab } from './feed-lists.ts'
import { useTabCounts } from './use-lists.ts'

const icons = { mine: MessageSquareDashed, queue: Inbox, team: UsersRound, closed: Archive } as const

/** An empty tab: what will stand here, and the first step where there is one. */
export const EmptyList = ({ tab }: { tab: Tab }) => {
  const t = useT()
  const counts = useTabCounts()
  return (
    <div className="flex flex-1 overflow-y-auto">
      <EmptyState icon={icons[tab]} title={t(`list.empty.${tab}.title`)} body={t(`list.empty.${tab}.body`)}>
        {tab === 'mine' && counts.queue > 0 && (
          <Link to="/conversations" search={{ tab: 'queue' }} className={buttonClass('primary')}>
            {t('list.empty.toQueue', { count: counts.queue })}
          </Link>
        )}
      </EmptyState>
    </div>
  )
}

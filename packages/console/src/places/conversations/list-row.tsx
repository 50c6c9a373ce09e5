import type { ReactNode } from 'react'
import { Ago } from '../../components/ago.tsx'
import { CountBadge } from '../../components/count-badge.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import type { ConversationSearch } from './address.ts'
import { RowLink } from './row-link.tsx'

type ListRowProps = {
  conversationId: string
  search: ConversationSearch
  isOpen: boolean
  unread: number
  lastAtMs: number
  face: ReactNode
  name: string
  /** Behind the name. */
  marks?: ReactNode
  /** What was said last. */
  words: ReactNode
  foot: ReactNode
  /** Over the row. */
  children?: ReactNode
}

/** A row of the list of conversations, of whatever kind: who, what was said last and when, what is unread. */
export const ListRow = (props: ListRowProps) => {
  const { conversationId, search, isOpen, unread, lastAtMs, face, name, marks, words, foot, children } = props
  const t = useT()
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual list draws its own elements around it
    <div
      role="listitem"
      className={cx(
        'relative flex gap-3 border-b border-line px-4 py-2.5',
        isOpen ? 'bg-accent-soft' : 'hover:bg-hover has-focus-visible:bg-hover',
      )}
    >
      {unread > 0 && <span aria-hidden className="absolute inset-y-0 start-0 w-0.75 bg-accent" />}
      {face}
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <RowLink
            conversationId={conversationId}
            search={search}
            isOpen={isOpen}
            className={cx('min-w-0 truncate', unread > 0 ? 'font-semibold' : 'font-medium')}
          >
            <bdi>{name}</bdi>
          </RowLink>
          {marks}
          <Ago atMs={lastAtMs} className="ms-auto shrink-0 text-12 text-faint" />
        </div>
        <div className="flex items-center gap-2">
          {words}
          <CountBadge count={unread} label={t('row.unread', { count: unread })} className="shrink-0" />
        </div>
        {foot}
      </div>
      {children}
    </div>
  )
}

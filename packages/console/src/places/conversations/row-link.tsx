import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import type { ConversationSearch } from './address.ts'

type RowLinkProps = {
  conversationId: string
  search: ConversationSearch
  isOpen: boolean
  className: string
  children: ReactNode
}

/**
 * The way into a conversation from a list. A plain link on purpose: the router's own watches the address, and hundreds of
 * them would each think about every step of J and K.
 */
export const RowLink = ({ conversationId, search, isOpen, className, children }: RowLinkProps) => {
  const navigate = useNavigate()
  const query = search.tab === undefined ? '' : `?tab=${search.tab}`
  return (
    <a
      href={`/console/conversations/${conversationId}${query}`}
      aria-current={isOpen ? 'true' : undefined}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        void navigate({ to: '/conversations/$conversationId', params: { conversationId }, search })
      }}
      // Covers the whole row, so that all of it can be clicked.
      className={cx('outline-offset-0 after:absolute after:inset-0', className)}
    >
      {children}
    </a>
  )
}

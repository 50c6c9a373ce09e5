import type { ConversationItem } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type ToConversationProps = {
  item: Pick<ConversationItem, 'id' | 'kind'>
  /** The message that it is opened at, by its number. */
  seq?: number
  className: string
  children: ReactNode
}

/** A link to a conversation, in the place that its kind has. */
export const ToConversation = ({ item, seq, className, children }: ToConversationProps) => (
  <Link
    to={item.kind === 'internal' ? '/colleagues/$conversationId' : '/conversations/$conversationId'}
    params={{ conversationId: item.id }}
    search={seq === undefined ? {} : { at: seq }}
    className={className}
  >
    {children}
  </Link>
)

import { Link } from '@tanstack/react-router'
import { MessageSquareText } from 'lucide-react'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useFeed } from '../../state/feed.ts'

/** The conversation that a colleague's words are about; who may not see it learns nothing of it here. */
export const AboutCard = ({ conversationId }: { conversationId: string }) => {
  const t = useT()
  useFeed((state) => state.version)
  const item = useFeed((state) => state.feed)?.items.get(conversationId)
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId }}
      search={{}}
      className="mt-1.5 flex min-h-(--target) items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-13 text-ink hover:bg-hover"
    >
      <MessageSquareText size={16} aria-hidden className="shrink-0 text-soft" />
      <span className="truncate">
        {item === undefined ? t('about.card.other') : t('about.card', { name: visitorName(t, item.contact.label) })}
      </span>
    </Link>
  )
}

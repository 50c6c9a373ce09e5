import type { ConversationItem, ServiceItem } from '@frontdesk/protocol'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { SearchX, Trash2 } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { watchOpened } from '../../app/watch-mine.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useT, withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { useConversationView } from '../../state/conversation-view.ts'
import { useFeed } from '../../state/feed.ts'
import { useLive } from '../../state/live.ts'
import { lookAt } from '../../state/looking-at.ts'
import { AboutVisitor } from './about-visitor.tsx'
import { Conversation } from './conversation.tsx'
import { ConversationSkeleton } from './conversation-skeleton.tsx'
import { TwoPanes } from './two-panes.tsx'

const SessionPanes = lazyPart(
  async () => (await withTexts('sessions', () => import('../sessions/session-panes.tsx'))).SessionPanes,
)

/** The address of one conversation: keeps it current while it is on the screen, and shows what fits beside it. */
export const ConversationPage = () => {
  const { conversationId } = useParams({ from: '/conversations/$conversationId' })
  const live = useLive()
  const view = useConversationView(conversationId)
  const listed = useListed(conversationId)
  useEffect(() => (live === null ? undefined : watchOpened(live, conversationId)), [live, conversationId])
  useEffect(() => {
    lookAt(conversationId)
    return () => lookAt(null)
  }, [conversationId])

  const item = newest(listed, view?.head ?? null)
  if (view?.state === 'removed') return <Removed />
  if (view?.state === 'refused') return <NotYours />
  if (view === null || item === null) return <ConversationSkeleton />
  if (item.kind === 'service') return <Panes key={conversationId} item={item} />
  if (item.kind === 'internal') return <NotYours />
  return (
    <Suspense fallback={<ConversationSkeleton />}>
      <SessionPanes key={conversationId} session={item} />
    </Suspense>
  )
}

/** What the list knows of it; there at once, before the conversation itself is loaded. */
const useListed = (conversationId: string): ConversationItem | null => {
  useFeed((state) => state.version)
  const feed = useFeed((state) => state.feed)
  return feed?.items.get(conversationId) ?? feed?.rooms.get(conversationId) ?? null
}

const newest = (listed: ConversationItem | null, head: object | null): ConversationItem | null => {
  // Staff always get items as heads.
  const own = head as ConversationItem | null
  if (listed === null) return own
  return own !== null && own.rev > listed.rev ? own : listed
}

/** The timeline, and the pane about the visitor. */
const Panes = ({ item }: { item: ServiceItem }) => (
  <TwoPanes
    conversationId={item.id}
    main={(isSideShown, toggle, atSeq) => (
      <Conversation item={item} atSeq={atSeq} isAboutShown={isSideShown} onAbout={toggle} />
    )}
    side={(close, isWhole) => <AboutVisitor item={item} onClose={close} isWhole={isWhole} />}
  />
)

/** It was here, and was erased or is not kept any longer. */
const Removed = () => {
  const t = useT()
  const { tab } = useSearch({ from: '/conversations' })
  return (
    <div role="status" className="flex h-full bg-surface">
      <EmptyState isPage icon={Trash2} title={t('conversation.removed.title')} body={t('conversation.removed.body')}>
        <Link to="/conversations" search={tab === undefined ? {} : { tab }} className={buttonClass('secondary')}>
          {t('conversation.back')}
        </Link>
      </EmptyState>
    </div>
  )
}

const NotYours = () => {
  const t = useT()
  return (
    <div className="flex h-full bg-surface">
      <EmptyState icon={SearchX} title={t('conversation.gone.title')} body={t('conversation.gone.body')} />
    </div>
  )
}

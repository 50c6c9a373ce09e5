import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Gauge } from 'lucide-react'
import { Suspense, useEffect, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import { useShortcut } from '../../app/shortcuts.ts'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT, withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import { useFeed } from '../../state/feed.ts'
import { searchFor } from './address.ts'
import { ConversationRow } from './conversation-row.tsx'
import { EmptyList } from './empty-list.tsx'
import type { Listed } from './feed-lists.ts'
import { ListTabs } from './list-tabs.tsx'
import { useClosedList } from './use-closed-list.ts'
import { useFeedList } from './use-lists.ts'

const rowHeight = 76

const SessionRow = lazyPart(
  async () => (await withTexts('service', () => import('../sessions/session-row.tsx'))).SessionRow,
)

/** The left pane: tabs, and the conversations of the chosen one. Only the rows in view are drawn. */
export const ConversationList = ({ openId }: { openId: string | null }) => {
  const t = useT()
  const tab = useSearch({ from: '/conversations' }).tab ?? 'mine'
  const feed = useFeed((state) => state.feed)
  const isReady = useFeed((state) => state.ready)
  const isSupervisor = useSupervisor()
  const live = useFeedList(tab, openId)
  const closed = useClosedList(live, tab === 'closed')
  const items = tab === 'closed' ? closed.items : live
  const unread = tab === 'closed' ? closed.unread : (id: string) => feed?.unread(id) ?? 0
  const isLoading = tab === 'closed' ? closed.isLoading && items.length === 0 : !isReady && items.length === 0
  // What people left who have gone stands in a section of its own, behind those who are here.
  const firstLeft =
    tab === 'queue' ? items.find((item) => 'routing' in item && item.routing.lane === 'words') : undefined
  const list = useRef<VListHandle>(null)
  useSteps(items, openId, list)

  return (
    <>
      <ListTabs tab={tab} />
      {tab === 'closed' && closed.error !== null && (
        <div className="p-3">
          <Notice look="bad">{errorText(t, closed.error)}</Notice>
        </div>
      )}
      {tab === 'queue' && isSupervisor && (
        <Link
          to="/queue"
          className="flex min-h-(--target) shrink-0 items-center gap-2 border-b border-line px-4 text-13 font-medium text-accent-ink hover:bg-hover"
        >
          <Gauge size={16} aria-hidden />
          {t('queue.toBoard')}
        </Link>
      )}
      {isLoading ? (
        <SkeletonRows count={6} label={t('list.loading')} />
      ) : items.length === 0 ? (
        <EmptyList tab={tab} />
      ) : (
        <VList
          ref={list}
          data={items}
          itemSize={rowHeight}
          role="list"
          aria-label={t(`tab.${tab}`)}
          className="min-h-0 flex-1"
          onScroll={(offset) => {
            const handle = list.current
            if (tab === 'closed' && handle !== null && offset + handle.viewportSize > handle.scrollSize - 600)
              closed.loadMore()
          }}
        >
          {(item: Listed) => (
            <div key={item.id} role="presentation">
              {item === firstLeft && (
                <p className="border-b border-line bg-canvas px-4 py-1.5 text-12 font-semibold text-soft">
                  {t('queue.left')}
                </p>
              )}
              {item.kind === 'service' ? (
                <ConversationRow
                  item={item}
                  unread={unread(item.id)}
                  isOpen={item.id === openId}
                  search={searchFor(tab)}
                />
              ) : (
                <Suspense fallback={<div style={{ height: rowHeight }} className="border-b border-line" />}>
                  <SessionRow
                    session={item}
                    unread={unread(item.id)}
                    isOpen={item.id === openId}
                    search={searchFor(tab)}
                  />
                </Suspense>
              )}
            </div>
          )}
        </VList>
      )}
    </>
  )
}

/** J and K: the next and the previous conversation of the list. */
const useSteps = (items: readonly Listed[], openId: string | null, list: { current: VListHandle | null }): void => {
  const navigate = useNavigate()
  const search = useSearch({ from: '/conversations' })
  const step = (by: 1 | -1): void => {
    const at = items.findIndex((item) => item.id === openId)
    const next = items[at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))]
    if (next === undefined) return
    void navigate({
      to: '/conversations/$conversationId',
      params: { conversationId: next.id },
      search: searchFor(search.tab ?? 'mine'),
    })
  }
  useShortcut('J', () => step(1))
  useShortcut('K', () => step(-1))
  // The open conversation comes into view when it was opened from elsewhere, not whenever the list moves.
  const latest = useRef(items)
  latest.current = items
  useEffect(() => {
    const at = latest.current.findIndex((item) => item.id === openId)
    if (at !== -1) list.current?.scrollToIndex(at, { align: 'nearest' })
  }, [openId, list])
}

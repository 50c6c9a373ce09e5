import type { Feed } from '@frontdesk/client'
import type { ConversationItem } from '@frontdesk/protocol'
import { useMemo, useState } from 'react'
import { useFeed } from '../../state/feed.ts'
import { useMe } from '../../state/session.ts'
import { countTabs, listFor, type Tab, type TabCounts } from './feed-lists.ts'

const none: TabCounts = { mine: 0, queue: 0 }
let counted: { feed: Feed; version: number; agentId: string; counts: TabCounts } | null = null

/** Counted once for each state of the list, however many places show it. */
const countsOf = (feed: Feed, version: number, agentId: string): TabCounts => {
  if (counted?.feed !== feed || counted.version !== version || counted.agentId !== agentId)
    counted = { feed, version, agentId, counts: countTabs(feed.items.values(), agentId, feed.unread) }
  return counted.counts
}

export const useTabCounts = (): TabCounts => {
  const agentId = useMe()?.agent.id ?? ''
  return useFeed(({ feed, version }) => (feed === null ? none : countsOf(feed, version, agentId)))
}

/** The live conversations of a tab in order; the open one keeps its place while it is read. */
export const useFeedList = (tab: Tab, openId: string | null): readonly ConversationItem[] => {
  const agentId = useMe()?.agent.id ?? ''
  const feed = useFeed((state) => state.feed)
  const version = useFeed((state) => state.version)
  const [held, setHeld] = useState<{ openId: string | null; isUnread: boolean }>({ openId: null, isUnread: false })
  if (held.openId !== openId) setHeld({ openId, isUnread: openId !== null && feed !== null && feed.unread(openId) > 0 })
  const heldUnreadId = held.isUnread ? held.openId : null
  // The feed changes in place; its version tells.
  return useMemo(
    () =>
      feed === null ? [] : listFor(tab, { items: feed.items.values(), agentId, unread: feed.unread, heldUnreadId }),
    [feed, version, tab, agentId, heldUnreadId],
  )
}

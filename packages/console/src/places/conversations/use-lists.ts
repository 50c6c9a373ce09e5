import type { Feed } from '@frontdesk/client'
import type { ServiceItem } from '@frontdesk/protocol'
import { useMemo, useState } from 'react'
import { useFeed } from '../../state/feed.ts'
import { useMe } from '../../state/session.ts'
import { countTabs, type Listed, listFor, type Tab, type TabCounts } from './feed-lists.ts'

const none: TabCounts = { mine: 0, queue: 0 }
let counted: { feed: Feed; version: number; agentId: string; counts: TabCounts } | null = null

/** All that the feed has for the lists. */
function* listedIn(feed: Feed): Generator<Listed> {
  yield* feed.items.values()
  for (const room of feed.rooms.values()) if (room.kind === 'multi') yield room
}

/** Counted once for each state of the list, however many places show it. */
const countsOf = (feed: Feed, version: number, agentId: string): TabCounts => {
  if (counted?.feed !== feed || counted.version !== version || counted.agentId !== agentId)
    counted = { feed, version, agentId, counts: countTabs(listedIn(feed), agentId, feed.unread) }
  return counted.counts
}

export const useTabCounts = (): TabCounts => {
  const agentId = useMe()?.agent.id ?? ''
  return useFeed(({ feed, version }) => (feed === null ? none : countsOf(feed, version, agentId)))
}

/** The live conversations of a tab in order; the open one keeps its place while it is read. */
export const useFeedList = (tab: Tab, openId: string | null): readonly Listed[] => {
  const agentId = useMe()?.agent.id ?? ''
  // The feed changes in place; what holds it here is new at each change.
  const held = useFeed()
  const { feed } = held
  const [opened, setOpened] = useState<{ openId: string | null; isUnread: boolean }>({ openId: null, isUnread: false })
  if (opened.openId !== openId)
    setOpened({ openId, isUnread: openId !== null && feed !== null && feed.unread(openId) > 0 })
  const heldUnreadId = opened.isUnread ? opened.openId : null
  return useMemo(() => {
    const now = held.feed
    return now === null ? [] : listFor(tab, { items: listedIn(now), agentId, unread: now.unread, heldUnreadId })
  }, [held, tab, agentId, heldUnreadId])
}

const nothing: readonly ServiceItem[] = []

/** The conversations that the agent is asked to take just now, the oldest first. */
export const useOffers = (): readonly ServiceItem[] => {
  const agentId = useMe()?.agent.id ?? ''
  const held = useFeed()
  return useMemo(() => {
    const asked = [...(held.feed?.items.values() ?? [])].filter(({ routing }) => routing.offer?.agent.id === agentId)
    return asked.length === 0
      ? nothing
      : asked.sort((a, b) => (a.routing.offer?.expiresAtMs ?? 0) - (b.routing.offer?.expiresAtMs ?? 0))
  }, [held, agentId])
}

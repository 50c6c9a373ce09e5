import type { RoomItem, ServiceItem } from '@frontdesk/protocol'

export const tabs = ['mine', 'queue', 'team', 'closed'] as const
export type Tab = (typeof tabs)[number]

/** What the lists hold: visitors' conversations, and the sessions of several that the agent is in. */
export type Listed = ServiceItem | RoomItem

type Standing = Pick<ServiceItem, 'status' | 'assignee'> | Pick<RoomItem, 'status' | 'members'>

/** In which list a conversation stands for an agent. */
export const tabOf = (item: Standing, agentId: string): Tab => {
  if (item.status === 'closed') return 'closed'
  if (!('assignee' in item)) return 'mine'
  if (item.assignee === null) return 'queue'
  return item.assignee.id === agentId ? 'mine' : 'team'
}

type Unread = (conversationId: string) => number

export type ListInput = {
  items: Iterable<Listed>
  agentId: string
  unread: Unread
  /**
   * The open conversation if it had unread messages when it was opened: reading must not make it jump away from under
   * the reader's hand.
   */
  heldUnreadId: string | null
}

/** The conversations of a tab in order: unread first, then the newest; in the queue, by lane the longest wait. */
export const listFor = (tab: Tab, { items, agentId, unread, heldUnreadId }: ListInput): Listed[] => {
  const isUnreadFirst = tab === 'mine' || tab === 'team'
  const first: Listed[] = []
  const others: Listed[] = []
  for (const item of items) {
    if (tabOf(item, agentId) !== tab) continue
    const isFirst = isUnreadFirst && (item.id === heldUnreadId || unread(item.id) > 0)
    ;(isFirst ? first : others).push(item)
  }
  const order = tab === 'queue' ? byWait : byNewest
  return first.sort(order).concat(others.sort(order))
}

const byNewest = (a: Listed, b: Listed): number => b.lastAtMs - a.lastAtMs || byId(a, b)
const byWait = (a: Listed, b: Listed): number =>
  // Nobody waits in a session.
  'routing' in a && 'routing' in b
    ? lanes[a.routing.lane] - lanes[b.routing.lane] || waitStart(a) - waitStart(b) || byId(a, b)
    : byNewest(a, b)

/** In which order the lanes are served; what is left of people who have gone stands behind those who are here. */
const lanes: { [L in ServiceItem['routing']['lane']]: number } = { own: 0, priority: 1, normal: 2, words: 3 }

const waitStart = (item: ServiceItem): number => item.routing.queuedAtMs ?? item.waitingSinceMs ?? item.lastAtMs

const byId = (a: Listed, b: Listed): number => (a.id < b.id ? -1 : 1)

export type TabCounts = {
  /** How many of mine hold something unread. */
  mine: number
  /** How many wait for anybody. */
  queue: number
}

/** What the tabs, the page's title and its icon count. */
export const countTabs = (items: Iterable<Listed>, agentId: string, unread: Unread): TabCounts => {
  const counts = { mine: 0, queue: 0 }
  for (const item of items) {
    const tab = tabOf(item, agentId)
    if (tab === 'queue') counts.queue += 1
    else if (tab === 'mine' && unread(item.id) > 0) counts.mine += 1
  }
  return counts
}

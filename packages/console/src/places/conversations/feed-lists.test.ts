import { fastestMs } from '@frontdesk/client/test-support/fastest'
import { describe, expect, it } from 'vitest'
import { aSession } from '../sessions/testing-sessions.ts'
import { countTabs, listFor, tabOf } from './feed-lists.ts'
import { item, noonMs } from './testing-builders.ts'

const nobody = { assignee: null }
const sara = { assignee: { id: 'colleague', label: 'Sara', pictureUrl: null } }
const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id)
const noneUnread = (): number => 0

describe('the lists', () => {
  it('[CON9] hold each conversation in one tab', () => {
    expect(tabOf(item('a'), 'me')).toBe('mine')
    expect(tabOf(item('a', { status: 'snoozed' }), 'me')).toBe('mine')
    expect(tabOf(item('a', { ...nobody, status: 'queued' }), 'me')).toBe('queue')
    expect(tabOf(item('a', sara), 'me')).toBe('team')
    expect(tabOf(item('a', { status: 'closed' }), 'me')).toBe('closed')
  })

  it('[CON38][B6] hold a session of the agent beside its conversations, and when it has ended among the closed', () => {
    const items = [item('own', { lastAtMs: 1 }), aSession('session', { lastAtMs: 2 }), item('other', sara)]
    const mine = listFor('mine', { items, agentId: 'me', unread: noneUnread, heldUnreadId: null })
    expect(ids(mine)).toEqual(['session', 'own'])
    expect(tabOf(aSession('over', { status: 'closed' }), 'me')).toBe('closed')
    expect(countTabs(items, 'me', (id) => (id === 'session' ? 3 : 0))).toEqual({ mine: 1, queue: 0 })
  })

  it('[CON9] show unread first, then the newest', () => {
    const items = [item('old', { lastAtMs: 1 }), item('new', { lastAtMs: 3 }), item('unread', { lastAtMs: 2 })]
    const unread = (id: string): number => (id === 'unread' ? 2 : 0)
    expect(ids(listFor('mine', { items, agentId: 'me', unread, heldUnreadId: null }))).toEqual(['unread', 'new', 'old'])
  })

  it('[CON9] let the open conversation keep its place while it is read', () => {
    const items = [item('reading', { lastAtMs: 1 }), item('other', { lastAtMs: 2 })]
    const list = listFor('mine', { items, agentId: 'me', unread: noneUnread, heldUnreadId: 'reading' })
    expect(ids(list)).toEqual(['reading', 'other'])
  })

  it('[CON9] show the longest wait first in the queue', () => {
    const items = [
      item('late', { ...nobody, waitingSinceMs: noonMs + 9 }),
      item('early', { ...nobody, waitingSinceMs: noonMs + 1 }),
    ]
    expect(ids(listFor('queue', { items, agentId: 'me', unread: noneUnread, heldUnreadId: null }))).toEqual([
      'early',
      'late',
    ])
  })

  it('[CON9] serve the queue by lane, and what people left who have gone last', () => {
    const waiting = (id: string, lane: 'own' | 'priority' | 'normal' | 'words', queuedAtMs: number) => {
      const one = item(id, { ...nobody, status: 'queued' })
      return { ...one, routing: { ...one.routing, lane, queuedAtMs } }
    }
    const items = [
      waiting('words', 'words', 1),
      waiting('late', 'normal', 9),
      waiting('early', 'normal', 2),
      waiting('first', 'priority', 8),
      waiting('own', 'own', 9),
    ]
    expect(ids(listFor('queue', { items, agentId: 'me', unread: noneUnread, heldUnreadId: null }))).toEqual([
      'own',
      'first',
      'early',
      'late',
      'words',
    ])
  })

  it('[CON9] count what is unread of mine and who waits', () => {
    const items = [item('a'), item('b'), item('c', nobody), item('d', sara), item('e', { status: 'closed' })]
    expect(countTabs(items, 'me', (id) => (id === 'b' ? 0 : 1))).toEqual({ mine: 1, queue: 1 })
  })

  it('[CON9] order 10,000 conversations within the time of a frame or three', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => item(`c${at}`, { lastAtMs: (at * 7_919) % 10_007 }))
    const unread = (id: string): number => id.length % 2
    expect(fastestMs(() => listFor('mine', { items, agentId: 'me', unread, heldUnreadId: null }))).toBeLessThan(50)
  })
})

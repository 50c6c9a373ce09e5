import type { RoomItem } from '@frontdesk/protocol'
import { useMemo } from 'react'
import { useFeed } from '../../state/feed.ts'

const none: readonly RoomItem[] = []

/** The agent's rooms of colleagues, the newest first. */
export const useRooms = (): readonly RoomItem[] => {
  const held = useFeed()
  return useMemo(() => {
    const rooms = held.feed?.rooms
    if (rooms === undefined || rooms.size === 0) return none
    return [...rooms.values()]
      .filter(({ kind, seq }) => kind === 'internal' && seq > 0)
      .sort((a, b) => b.lastAtMs - a.lastAtMs || (a.id < b.id ? -1 : 1))
  }, [held])
}

/** In how many rooms something is unread. */
export const useUnreadRooms = (): number =>
  useFeed(({ feed }) => {
    let unread = 0
    for (const { id, kind } of feed?.rooms.values() ?? [])
      if (kind === 'internal' && (feed?.unread(id) ?? 0) > 0) unread += 1
    return unread
  })

import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followColleagues } from '../state/colleagues.ts'
import { followDrafts, openDrafts } from '../state/drafts.ts'
import { followFeed } from '../state/feed.ts'
import { openLive } from '../state/live.ts'
import { currentMe, pageOutdated, sessionOver, updateMe } from '../state/session.ts'
import { followTags } from '../state/tags.ts'
import { followViewing } from '../state/viewing.ts'
import { followCallbacks } from './follow-callbacks.ts'
import { followInvitations } from './follow-invitations.ts'
import { followNews } from './follow-news.ts'
import { followRemovals } from './follow-removals.ts'
import { followRooms } from './follow-rooms.ts'
import { followSessions } from './follow-sessions.ts'
import { followVoices } from './follow-voices.ts'
import { watchMine } from './watch-mine.ts'

/** Holds the live connection while an agent is signed in and may work; what it saw is forgotten afterwards. */
export const useLiveWhile = (agentId: string | null, queries: QueryClient): void => {
  useEffect(() => {
    const me = currentMe()
    if (agentId === null || me === null) return
    openDrafts(agentId)
    const live = openLive(me, (reason) => (reason === 'refused' ? pageOutdated() : sessionOver()))
    const offs = [
      live.client.on('welcome', ({ you }) => {
        if (you.kind === 'agent') updateMe(() => you.me)
      }),
      followDrafts(),
      followColleagues(live),
      followFeed(live.feed),
      followTags(live),
      followViewing(live),
      watchMine(live, agentId),
      followNews(live, agentId),
      followRooms(live, agentId),
      followSessions(live, agentId),
      followRemovals(live, queries),
      followCallbacks(live, agentId),
      followInvitations(live, agentId),
      followVoices(live, agentId),
    ]
    return () => {
      for (const off of offs) off()
      live.close()
      queries.clear()
    }
  }, [agentId, queries])
}

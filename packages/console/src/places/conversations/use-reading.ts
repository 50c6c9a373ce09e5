import type { ConversationView } from '@frontdesk/client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLive } from '../../state/live.ts'
import { useMe } from '../../state/session.ts'
import { readPosition } from './read-position.ts'

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('focus', changed)
  addEventListener('blur', changed)
  document.addEventListener('visibilitychange', changed)
  return () => {
    removeEventListener('focus', changed)
    removeEventListener('blur', changed)
    document.removeEventListener('visibilitychange', changed)
  }
}

/** Whether somebody sits before this page: it is in view and has the keyboard. */
const useIsAttended = (): boolean =>
  useSyncExternalStore(subscribe, () => document.visibilityState === 'visible' && document.hasFocus())

type Reading = {
  /** The 'new' line stands before the first message after this; null for none. */
  newAfterSeq: number | null
  setAtEnd: (isAtEnd: boolean) => void
  /** The reader has answered: nothing is new any more. */
  clearNew: () => void
}

/** Reads what comes into view while somebody looks, and remembers where the new part began. */
export const useReading = (conversationId: string, view: ConversationView | null): Reading => {
  const live = useLive()
  const agentId = useMe()?.agent.id ?? ''
  const isAttended = useIsAttended()
  const [isAtEnd, setAtEnd] = useState(true)
  const [newAfterSeq, setNewAfterSeq] = useState<number | null>(null)
  const [isOpened, setOpened] = useState(false)

  const isReady = view?.state === 'ready'
  const position = view === null ? null : readPosition(view, live?.feed.reads.get(conversationId) ?? null, agentId)
  const lastSeq = position?.lastSeq ?? 0
  const readSeq = position?.readSeq ?? 0
  const hasNews = (position?.lastNewsSeq ?? 0) > readSeq

  useEffect(() => {
    if (!isReady || live === null) return
    const isRead = isAttended && isAtEnd
    // On opening, and for what came while nobody looked; what arrives before the reader's eyes needs no line.
    if (hasNews && (!isOpened || !isRead)) setNewAfterSeq((held) => (held === null || held < readSeq ? readSeq : held))
    setOpened(true)
    if (!isRead || lastSeq <= readSeq) return
    // Through the list where it is as far, so that its count falls at once.
    const listed = live.feed.items.get(conversationId) ?? live.feed.rooms.get(conversationId)
    if (listed?.seq === lastSeq) live.feed.markRead(conversationId)
    else live.client.markRead(conversationId, lastSeq)
  }, [isReady, live, isAttended, isAtEnd, hasNews, isOpened, lastSeq, readSeq, conversationId])

  return { newAfterSeq, setAtEnd, clearNew: () => setNewAfterSeq(null) }
}

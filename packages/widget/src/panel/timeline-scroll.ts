import type { ConversationView } from '@frontdesk/client'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { usePanel } from './hooks.ts'
import { createScroller } from './timeline-scroller.ts'

/** Loading what is old is no news: a reader who cannot see hears only what comes after this pause. */
const quietMs = 500

/** The timeline's scrolling, bound to the elements that `log` and `lines` are put on. */
export const useTimelineScroll = (view: ConversationView, isEmpty: boolean) => {
  const { desk } = usePanel()
  const log = useRef<HTMLDivElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(desk.place.get() === null)
  const [isLive, setLive] = useState(false)
  const [scroller] = useState(() => createScroller(desk, setAtEnd))
  const isQuiet = view.state !== 'ready' || view.loadingEarlier

  useLayoutEffect(
    () => (log.current && lines.current ? scroller.attach(log.current, lines.current) : undefined),
    [scroller],
  )
  useLayoutEffect(() => scroller.drawn(view, isEmpty))
  useEffect(() => {
    setLive(false)
    if (isQuiet) return
    const timer = setTimeout(() => setLive(true), quietMs)
    return () => clearTimeout(timer)
  }, [isQuiet])

  return { log, lines, isAtEnd, isLive, toEnd: scroller.toEnd, scrolled: scroller.scrolled }
}

import type { ConversationView } from '@frontdesk/client'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Place } from '../bridge/desk.ts'
import { usePanel } from './hooks.ts'
import type { Row } from './timeline-model.ts'

/** So near to the end counts as the end. */
const endPx = 48
/** So near to the beginning asks for what is before. */
const earlierPx = 240

const distanceToEnd = (log: HTMLElement) => log.scrollHeight - log.scrollTop - log.clientHeight

const placeOf = (log: HTMLElement): Place => {
  if (distanceToEnd(log) < endPx) return null
  for (const line of log.querySelectorAll<HTMLElement>('[data-seq]')) {
    const offset = line.offsetTop - log.scrollTop
    if (offset + line.offsetHeight > 0) return { seq: Number(line.dataset['seq']), offset }
  }
  return null
}

const goTo = (log: HTMLElement, place: Place): boolean => {
  if (place === null) {
    log.scrollTop = log.scrollHeight
    return true
  }
  const line = [...log.querySelectorAll<HTMLElement>('[data-seq]')].find(
    (one) => Number(one.dataset['seq']) >= place.seq,
  )
  if (line === undefined) return false
  log.scrollTop = line.offsetTop - place.offset
  return true
}

/**
 * Keeps the reader where the reader is: at the end while standing there, on the same line while older messages are put
 * before it or the panel changes its size, and at the remembered place on the next page.
 */
export const useTimelineScroll = (view: ConversationView, rows: readonly Row[]) => {
  const { desk } = usePanel()
  const log = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const [seenSeq, setSeenSeq] = useState(0)
  const [isLive, setLive] = useState(false)
  const place = useRef<Place>(desk.place.get())
  const isPlaced = useRef(false)
  const sentCount = useRef(0)

  const lastSeq = view.entries.at(-1)?.seq ?? 0
  const isReady = view.state === 'ready'

  useLayoutEffect(() => {
    const box = log.current
    if (box === null) return
    // The visitor's own new words are always shown.
    if (view.outbox.length > sentCount.current) place.current = null
    sentCount.current = view.outbox.length
    if (!goTo(box, place.current)) goTo(box, null)
    if (isReady) isPlaced.current = true
  }, [rows, view.typing, view.hasEarlier, isReady])

  useEffect(() => {
    const box = log.current
    if (box === null) return
    const watcher = new ResizeObserver(() => goTo(box, place.current))
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [])

  // Loading what is old is no news; a reader who cannot see hears only what comes.
  useEffect(() => {
    setLive(false)
    if (!isReady || view.loadingEarlier) return
    const timer = setTimeout(() => setLive(true), 500)
    return () => clearTimeout(timer)
  }, [isReady, view.loadingEarlier])

  useEffect(() => {
    if (isAtEnd) setSeenSeq(lastSeq)
    desk.atEnd.set(isAtEnd)
  }, [isAtEnd, lastSeq])

  const loadEarlier = () => {
    const id = desk.conversationId.get()
    // Failing leaves things as they are; scrolling on asks again.
    if (id !== null) desk.client.loadEarlier(id).catch(() => {})
  }

  return {
    log,
    isAtEnd,
    isLive,
    /** Words of others below, since the reader left the end. */
    news: view.entries.filter((entry) => entry.seq > seenSeq && entry.content.kind === 'message').length,
    toEnd() {
      place.current = null
      if (log.current !== null) goTo(log.current, null)
      desk.place.set(null)
    },
    scrolled() {
      const box = log.current
      if (box === null) return
      place.current = placeOf(box)
      setAtEnd(place.current === null)
      if (isPlaced.current) desk.place.set(place.current)
      if (view.hasEarlier && !view.loadingEarlier && box.scrollTop < earlierPx) loadEarlier()
    },
  }
}

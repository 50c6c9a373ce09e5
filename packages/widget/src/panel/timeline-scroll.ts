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
  const lines = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(desk.place.get() === null)
  const [isLive, setLive] = useState(false)
  const place = useRef<Place>(desk.place.get())
  const isPlaced = useRef(false)
  /** The remembered place has been found; from then on the reader's own scrolling counts. */
  const isBack = useRef(false)
  const sentCount = useRef(0)

  const isReady = view.state === 'ready'

  const loadEarlier = () => {
    const id = desk.conversationId.get()
    if (id === null) return
    desk.client.loadEarlier(id).catch(() => {
      // Things stay as they are; scrolling on asks again.
      isBack.current = true
    })
  }

  useLayoutEffect(() => {
    const box = log.current
    // Before the first word there is something to read from its beginning.
    if (box === null || rows.length === 0) return
    // The visitor's own new words are always shown.
    if (view.outbox.length > sentCount.current) place.current = null
    sentCount.current = view.outbox.length
    // The remembered line lies further back than what is loaded: it comes page by page.
    const [first] = view.entries
    isBack.current = place.current === null || !view.hasEarlier || first === undefined || first.seq <= place.current.seq
    if (!isBack.current && !view.loadingEarlier) loadEarlier()
    if (!goTo(box, place.current)) goTo(box, null)
    isPlaced.current = true
  }, [rows, view.typing, view.hasEarlier])

  useEffect(() => {
    const box = log.current
    if (box === null || lines.current === null) return
    const watcher = new ResizeObserver(() => isPlaced.current && goTo(box, place.current))
    watcher.observe(box)
    watcher.observe(lines.current)
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
    desk.atEnd.set(isAtEnd)
  }, [isAtEnd])

  return {
    log,
    lines,
    isAtEnd,
    isLive,
    toEnd() {
      place.current = null
      isBack.current = true
      if (log.current !== null) goTo(log.current, null)
      desk.place.set(null)
    },
    scrolled() {
      const box = log.current
      if (box === null || !isBack.current) return
      place.current = placeOf(box)
      setAtEnd(place.current === null)
      desk.place.set(place.current)
      if (view.hasEarlier && !view.loadingEarlier && box.scrollTop < earlierPx) loadEarlier()
    },
  }
}

import type { ConversationView } from '@frontdesk/client'
import type { PanelDesk, Place } from './panel-desk.ts'

/** So near to the end counts as the end. */
const endPx = 48
/** So near to the beginning asks for what is before. */
const earlierPx = 240

const linesOf = (log: HTMLElement) => [...log.querySelectorAll<HTMLElement>('[data-seq]')]
const seqOf = (line: HTMLElement) => Number(line.dataset['seq'])

const placeOf = (log: HTMLElement): Place => {
  if (log.scrollHeight - log.scrollTop - log.clientHeight < endPx) return null
  const first = linesOf(log).find((line) => line.offsetTop + line.offsetHeight > log.scrollTop)
  return first === undefined ? null : { seq: seqOf(first), offset: first.offsetTop - log.scrollTop }
}

const goTo = (log: HTMLElement, place: Place): void => {
  const line = place === null ? undefined : linesOf(log).find((one) => seqOf(one) >= place.seq)
  log.scrollTop = place === null || line === undefined ? log.scrollHeight : line.offsetTop - place.offset
}

/**
 * Keeps the reader where the reader is: at the end while standing there, on the same line while older messages are put
 * before it or the panel changes its size, and at the remembered place on the next page.
 */
export const createScroller = (desk: PanelDesk, atEndChanged: (isAtEnd: boolean) => void) => {
  let log: HTMLElement | null = null
  let view: ConversationView | null = null
  let place = desk.place.get()
  /** There is something to stand at: before the first word the panel is read from its beginning. */
  let isPlaced = false
  /** The remembered place has been found; from then on the reader's own scrolling counts. */
  let isBack = false
  let unsentCount = 0

  const loadEarlier = () => {
    const id = desk.conversationId.get()
    if (id === null) return
    desk.client.loadEarlier(id).catch(() => {
      // Things stay as they are; scrolling on asks again.
      isBack = true
    })
  }

  const stand = (next: Place) => {
    place = next
    desk.place.set(next)
    desk.atEnd.set(next === null)
    atEndChanged(next === null)
  }

  return {
    /** @returns the function that lets go of both. */
    attach(box: HTMLElement, content: HTMLElement): () => void {
      log = box
      desk.atEnd.set(place === null)
      const watcher = new ResizeObserver(() => isPlaced && goTo(box, place))
      watcher.observe(box)
      watcher.observe(content)
      return () => watcher.disconnect()
    },
    /** After each drawing. */
    drawn(next: ConversationView, isEmpty: boolean): void {
      view = next
      if (log === null || isEmpty) return
      // The visitor's own new words are always shown.
      if (next.outbox.length > unsentCount) stand(null)
      unsentCount = next.outbox.length
      const [first] = next.entries
      isBack = place === null || !next.hasEarlier || first === undefined || first.seq <= place.seq
      // The remembered line lies further back than what is loaded: it comes page by page.
      if (!isBack && !next.loadingEarlier) loadEarlier()
      goTo(log, place)
      isPlaced = true
    },
    scrolled(): void {
      if (log === null || !isBack) return
      stand(placeOf(log))
      if (view?.hasEarlier && !view.loadingEarlier && log.scrollTop < earlierPx) loadEarlier()
    },
    toEnd(): void {
      isBack = true
      stand(null)
      if (log !== null) goTo(log, null)
    },
  }
}

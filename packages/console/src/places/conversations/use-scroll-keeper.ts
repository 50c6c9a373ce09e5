import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { lastSeqOf, newsAfter, wasPrepended } from './timeline-moves.ts'
import type { Row } from './timeline-rows.ts'

/** So near to the end, in CSS pixels, the reader counts as being there. */
const nearEnd = 32

type ScrollKeeper = {
  isAtEnd: boolean
  /** Rows came before the first: the positions are kept from the end. */
  isPrepended: boolean
  /** Messages of others that came below while the reader was elsewhere. */
  newCount: number
  scrolled: () => void
  resized: () => void
  toEnd: () => void
  /** Brings a row to the middle, and leaves the end. */
  show: (index: number) => void
}

/** Keeps the reader's place: at the end it stays at the end; elsewhere nothing moves under the eyes. */
export const useScrollKeeper = (
  rows: readonly Row[],
  scroller: RefObject<HTMLElement | null>,
  handle: RefObject<VirtualizerHandle | null>,
  onAtEnd: (isAtEnd: boolean) => void,
): ScrollKeeper => {
  const [isAtEnd, setAtEnd] = useState(true)
  const [leftAtSeq, setLeftAtSeq] = useState(0)
  const before = useRef<readonly Row[]>([])
  const isStuck = useRef(true)
  const isPlaced = useRef(false)
  const lastOffset = useRef(0)
  const isPrepended = wasPrepended(before.current, rows)

  const toEnd = (): void => {
    isStuck.current = true
    handle.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  }
  const settle = (isNowAtEnd: boolean): void => {
    isStuck.current = isNowAtEnd
    if (isNowAtEnd === isAtEnd) return
    setAtEnd(isNowAtEnd)
    if (!isNowAtEnd) setLeftAtSeq(lastSeqOf(rows))
  }

  useLayoutEffect(() => {
    const last = rows.at(-1)
    const isNewRow = last !== undefined && last.key !== before.current.at(-1)?.key
    before.current = rows
    if (rows.length === 0) return
    if (!isPlaced.current) {
      // The first look: where the new part begins, else the end.
      isPlaced.current = true
      const newAt = rows.findIndex((row) => row.kind === 'new')
      if (newAt > 0) {
        isStuck.current = false
        handle.current?.scrollToIndex(newAt, { align: 'start', offset: -72 })
      } else handle.current?.scrollToIndex(rows.length - 1, { align: 'end' })
    } else if (isNewRow && (isStuck.current || isOwnSending(last)))
      handle.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  }, [rows, handle])

  useEffect(() => onAtEnd(isAtEnd), [isAtEnd, onAtEnd])

  return {
    isAtEnd,
    isPrepended,
    newCount: isAtEnd ? 0 : newsAfter(rows, leftAtSeq),
    scrolled() {
      // Asked of the element itself: while sizes change, the virtual list knows them a moment later.
      const at = scroller.current
      if (at === null) return
      const isUpwards = at.scrollTop < lastOffset.current - 1
      lastOffset.current = at.scrollTop
      if (at.scrollTop + at.clientHeight >= at.scrollHeight - nearEnd) settle(true)
      // Away from the end only by the reader's own hand: what grows below moves nobody upwards.
      else if (isUpwards || !isStuck.current) settle(false)
    },
    resized() {
      if (isStuck.current) toEnd()
    },
    toEnd,
    show(index) {
      isStuck.current = false
      handle.current?.scrollToIndex(index, { align: 'center' })
    },
  }
}

const isOwnSending = (row: Row): boolean => row.kind === 'message' && row.progress === 'sending'

import { useEffect, useRef, useState } from 'react'
import type { Row } from './timeline-rows.ts'

/** So long the message stands out. */
const shownMs = 2_500

type GoTo = {
  atSeq: number | null
  rows: readonly Row[]
  hasEarlier: boolean
  isLoadingEarlier: boolean
  onEarlier: () => void
  show: (index: number) => void
}

/** Goes to a message once, through as many earlier pages as it takes. Gives its number while it stands out. */
export const useGoTo = ({ atSeq, rows, hasEarlier, isLoadingEarlier, onEarlier, show }: GoTo): number | null => {
  const doneSeq = useRef<number | null>(null)
  const [foundSeq, setFoundSeq] = useState<number | null>(null)
  const latest = useRef({ onEarlier, show })
  latest.current = { onEarlier, show }
  useEffect(() => {
    if (atSeq === null || doneSeq.current === atSeq || rows.length === 0) return
    const index = rows.findIndex((row) => row.kind === 'message' && row.seq === atSeq)
    if (index >= 0) {
      doneSeq.current = atSeq
      latest.current.show(index)
      setFoundSeq(atSeq)
    } else if (hasEarlier && !isLoadingEarlier) latest.current.onEarlier()
  }, [atSeq, rows, hasEarlier, isLoadingEarlier])
  useEffect(() => {
    if (foundSeq === null) return
    const timer = setTimeout(() => setFoundSeq(null), shownMs)
    return () => clearTimeout(timer)
  }, [foundSeq])
  return foundSeq
}

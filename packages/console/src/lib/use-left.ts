import { useEffect, useState } from 'react'
import { useLive } from '../state/live.ts'

/** How long it is until a time of the server's clock, counted down by seconds; in milliseconds. */
export const useLeft = (untilMs: number): number => {
  const live = useLive()
  const left = (): number => Math.max(0, untilMs - Date.now() - (live?.client.clockOffsetMs ?? 0))
  const [leftMs, setLeftMs] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(left()), 1_000)
    return () => clearInterval(timer)
  })
  return leftMs
}

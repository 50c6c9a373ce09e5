import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLive } from '../../../state/live.ts'
import type { HoursDraft } from './hours-draft.ts'

/** Somebody who types is not asked after with every key. */
const restMs = 250

/** In the time of the place that was asked about, which the clock is known to have. */
type Standing = { open: boolean; changesAtMs: number | null; timeZone: string }

/**
 * How a draft would stand now, as the server's clock and calendar have it; the last answer until the next is there, and
 * null before the first. @param draft null where there is none that could be kept
 */
export const usePreview = (draft: HoursDraft | null): Standing | null => {
  const client = useLive()?.client
  const wanted = draft === null ? null : JSON.stringify([draft.timeZone.trim(), draft.week, draft.holidays])
  const [asked, setAsked] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), restMs)
    return () => clearTimeout(timer)
  }, [wanted])
  const { data } = useQuery({
    queryKey: ['hours-preview', asked],
    enabled: client !== undefined && asked !== null && draft !== null,
    retry: false,
    gcTime: 0,
    placeholderData: (before) => before,
    queryFn: async () => {
      if (client === undefined || draft === null) return null
      const { timeZone, week, holidays } = draft
      const place = timeZone.trim()
      return { ...(await client.request('hours.preview', { timeZone: place, week, holidays })), timeZone: place }
    },
  })
  return data ?? null
}

import type { SendOptions } from '@frontdesk/client'
import type { FileCard } from '@frontdesk/protocol'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useLive } from '../state/live.ts'
import { type Attaching, attachingOf } from './trays.ts'

type Attached = {
  attaching: Attaching | null
  /** How many files the message would carry. */
  count: number
  /** Takes them for a message that goes now; null when they are not ready, then it is sent once they are. */
  take: () => Pick<SendOptions, 'files' | 'extra'> | null
  /** Puts in what a canned response brings along; says how many had no room. */
  put: (cards: readonly FileCard[]) => number
  /** How a message goes out from here, at each drawing. */
  follow: (send: () => void, visibility: Attaching['visibility']) => void
}

const nothing = (): (() => void) => () => {}

/** The files that are being put into the next message of a conversation. */
export const useAttached = (conversationId: string): Attached => {
  const live = useLive()
  const attaching = live === null ? null : attachingOf(live, conversationId)
  const count = useSyncExternalStore(attaching?.tray.onChange ?? nothing, () => attaching?.tray.count ?? 0)
  const latest = useRef<Parameters<Attached['follow']> | null>(null)
  useEffect(() => {
    if (attaching === null || latest.current === null) return
    const [send, visibility] = latest.current
    attaching.send = send
    attaching.visibility = visibility
  })
  return {
    attaching,
    count,
    take: () => (attaching === null ? {} : attaching.tray.take()),
    put: (cards) => {
      if (live === null || attaching === null) return cards.length
      return attaching.tray.addKept(cards, (id, fileId) =>
        live.client.request('canned-response.attach', { conversationId: id, fileId }),
      )
    },
    follow: (...how) => {
      latest.current = how
    },
  }
}

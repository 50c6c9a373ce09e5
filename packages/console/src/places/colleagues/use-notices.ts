import type { Entry, Notice } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../lib/api.ts'

/** Just after sending it changes quickly; who looks later opens the room again. */
const againMs = 1_500
const asksAtMost = 20

const none: readonly Notice[] = []

/** How it went with what the reader sent besides, by the message's number. Asked where there is such a message only. */
export const useNotices = (
  roomId: string,
  entries: readonly Entry[],
  meId: string,
): ReadonlyMap<number, readonly Notice[]> => {
  const sent = entries.filter(
    ({ author, content }) => author.id === meId && content.kind === 'message' && (content.also ?? []).length > 0,
  )
  const lastSeq = sent.at(-1)?.seq ?? 0
  const isUnderWay = (notices: readonly Notice[]): boolean =>
    notices.some(({ state }) => state === 'waiting') || !notices.some(({ seq }) => seq === lastSeq)
  const notices =
    useQuery({
      queryKey: ['room.notices', roomId, lastSeq],
      queryFn: () => call('room.notices', { conversationId: roomId }),
      enabled: lastSeq > 0,
      staleTime: 0,
      placeholderData: (before) => before,
      refetchInterval: ({ state }) =>
        isUnderWay(state.data?.notices ?? none) && state.dataUpdateCount < asksAtMost ? againMs : false,
    }).data?.notices ?? none
  const own = sent.map(({ seq }) => seq).join()
  return useMemo(() => {
    const seqs = new Set(own.split(',').map(Number))
    const bySeq = new Map<number, Notice[]>()
    for (const notice of notices)
      if (seqs.has(notice.seq)) bySeq.set(notice.seq, [...(bySeq.get(notice.seq) ?? []), notice])
    return bySeq
  }, [notices, own])
}

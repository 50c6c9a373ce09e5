import { drawFiles } from '@frontdesk/media/draw-files'
import type { FileCard } from '@frontdesk/protocol'
import { useLayoutEffect, useRef } from 'react'
import { cx } from '../lib/cx.ts'
import { currentLive } from '../state/live.ts'
import { useMedia } from './use-media.ts'

const isPicture = ({ kind, playable }: FileCard): boolean => kind === 'image' && playable

type MessageFilesProps = { conversationId: string; cards: readonly FileCard[]; isOurs: boolean }

/** The files that a message carries. */
export const MessageFiles = ({ conversationId, cards, isOurs }: MessageFilesProps) => {
  const media = useMedia()
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(cards)
  latest.current = cards
  const ids = cards.map(({ id }) => id).join()
  useLayoutEffect(() => {
    if (media === null || host.current === null) return
    const pictures = (): FileCard[] => {
      const entries = currentLive()?.client.conversation(conversationId).entries ?? []
      const all = entries.flatMap(({ content }) => (content.kind === 'message' ? (content.files ?? []) : []))
      const own = latest.current.filter(isPicture)
      // A message on its way is not among the entries yet.
      return own.every(({ id }) => all.some((card) => card.id === id)) ? all.filter(isPicture) : own
    }
    return drawFiles(host.current, latest.current, media, { pictures })
    // The same files come back as other objects once the server has the message.
  }, [ids, media, conversationId])
  return (
    <div
      ref={host}
      className={cx('grid w-70 max-w-full gap-1', isOurs ? 'justify-items-end' : 'justify-items-start')}
    />
  )
}

import type { FileCard } from '@frontdesk/protocol'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import { useMedia } from './use-media.ts'

const isPicture = ({ kind, playable }: FileCard) => kind === 'image' && playable

/** The files that a message carries. */
export const MessageFiles = ({ cards }: { cards: readonly FileCard[] }) => {
  const { desk } = usePanel()
  const loaded = useMedia()
  const host = useRef<HTMLDivElement>(null)
  const ids = cards.map(({ id }) => id).join()
  useLayoutEffect(() => {
    if (loaded === null || host.current === null) return
    const pictures = () => {
      const id = desk.conversationId.get()
      const { entries } = desk.client.conversation(id)
      const all = entries.flatMap(({ content }) => (content.kind === 'message' ? (content.files ?? []) : []))
      const shown = all.filter(isPicture)
      return shown.some((card) => ids.includes(card.id)) ? shown : cards.filter(isPicture)
    }
    return loaded.part.drawFiles(host.current, cards, loaded.media, { pictures })
    // The same files come back as other objects once the server has the message.
  }, [ids, loaded, desk])
  return <div class="files" ref={host} />
}

import type { ConversationView } from '@frontdesk/client'
import type { ServiceItem } from '@frontdesk/protocol'
import { PenLine } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { useLive } from '../../state/live.ts'

/** What the visitor is typing, where its site previews: until it is sent, taken back, or left alone. Kept nowhere. */
const usePreview = ({ id, contact }: ServiceItem, typing: ConversationView['typing']): string | null => {
  const client = useLive()?.client
  const [text, setText] = useState<string | null>(null)
  const isTyping = typing.some((party) => party.id === contact.id)
  useEffect(
    () =>
      client?.on('frame', (frame) => {
        if (frame.type !== 'typing.changed' || frame.conversationId !== id || frame.party.id !== contact.id) return
        // A mark that is only renewed says nothing new.
        if (!frame.active) setText(null)
        else if (frame.text !== undefined) setText(frame.text)
      }),
    [client, id, contact.id],
  )
  useEffect(() => {
    if (!isTyping) setText(null)
  }, [isTyping])
  return isTyping ? text : null
}

/** A quiet draft where the message will stand. */
export const TypingPreview = ({ item, typing }: { item: ServiceItem; typing: ConversationView['typing'] }) => {
  const t = useT()
  const text = usePreview(item, typing)
  if (text === null) return null
  return (
    <div className="mx-auto w-full max-w-5xl shrink-0 px-4 pt-1 tablet:px-6">
      <div className="ms-9.5 w-fit max-w-[min(85%,42rem)] rounded-md border border-dashed border-line-strong px-3 py-1.5">
        <p className="flex items-center gap-1.5 text-12 text-faint">
          <PenLine size={12} aria-hidden className="shrink-0" />
          {t('preview.label')}
        </p>
        {/* The end is what is being written. */}
        <div className="flex max-h-24 flex-col-reverse overflow-y-auto">
          <bdi className="block leading-[1.45] whitespace-pre-wrap text-soft [overflow-wrap:anywhere]">{text}</bdi>
        </div>
      </div>
    </div>
  )
}

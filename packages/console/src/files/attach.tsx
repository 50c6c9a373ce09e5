import { mountAttach } from '@frontdesk/media/attach'
import { mountEmoji } from '@frontdesk/media/attach-emoji'
import { type RefObject, useEffect, useRef } from 'react'
import type { Attaching } from './trays.ts'
import { useMedia } from './use-media.ts'

type AttachProps = {
  attaching: Attaching
  field: RefObject<HTMLTextAreaElement | null>
  /** Where the buttons stand. */
  tools: RefObject<HTMLElement | null>
}

/** What is being put into a message beside its words: files and recordings, above the field, and emoji for them. */
export const Attach = ({ attaching, field, tools }: AttachProps) => {
  const media = useMedia()
  const above = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (media === null || above.current === null || tools.current === null) return
    const zone = above.current.closest<HTMLElement>('section') ?? above.current
    const places = { above: above.current, tools: tools.current, zone }
    const clear = mountAttach(places, { media, tray: attaching.tray, focus: () => field.current?.focus() })
    const clearEmoji = mountEmoji(places, { texts: media.texts, field: () => field.current })
    return () => {
      clearEmoji()
      clear()
    }
  }, [media, attaching, field, tools])
  return <div ref={above} />
}

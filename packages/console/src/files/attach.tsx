import { mountAttach } from '@frontdesk/media/attach'
import { type RefObject, useEffect, useRef } from 'react'
import type { Attaching } from './trays.ts'
import { useMedia } from './use-media.ts'

type AttachProps = {
  attaching: Attaching
  field: RefObject<HTMLTextAreaElement | null>
  /** Where the buttons stand. */
  tools: RefObject<HTMLElement | null>
}

/** What is being put into a message beside its words: files and recordings, above the field. */
export const Attach = ({ attaching, field, tools }: AttachProps) => {
  const media = useMedia()
  const above = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (media === null || above.current === null || tools.current === null) return
    const zone = above.current.closest<HTMLElement>('section') ?? above.current
    return mountAttach(
      { above: above.current, tools: tools.current, zone },
      { media, tray: attaching.tray, focus: () => field.current?.focus() },
    )
  }, [media, attaching, field, tools])
  return <div ref={above} />
}

import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import { useMedia } from './use-media.ts'

type AttachProps = {
  input: RefObject<HTMLTextAreaElement | null>
  /** The message can go now. */
  send(): void
}

/** What puts files, recordings and emoji into a message. */
export const Attach = ({ input, send }: AttachProps) => {
  const { desk } = usePanel()
  const loaded = useMedia()
  const tools = useRef<HTMLDivElement>(null)
  const above = useRef<HTMLDivElement>(null)
  const now = useRef(send)
  now.current = send

  useEffect(() => {
    if (loaded === null || tools.current === null || above.current === null) return
    const { part, media } = loaded
    const tray = part.createTray({
      files: media.files,
      conversation: async () =>
        desk.conversationId.get() ?? (await desk.client.request('conversation.start', {})).conversationId,
      newKey: () => crypto.randomUUID(),
      preview: (file) => (file.type.startsWith('image/') ? URL.createObjectURL(file) : null),
      forget: URL.revokeObjectURL,
      spoken: (card) => void desk.client.send(desk.conversationId.get(), '', part.withFiles([card])),
      released: () => now.current(),
    })
    const tell = () => desk.tray.set({ count: tray.count, take: tray.take })
    const stop = tray.onChange(tell)
    tell()
    const zone = tools.current.closest<HTMLElement>('.panel') ?? tools.current
    const focus = () => input.current?.focus()
    const places = { tools: tools.current, above: above.current, zone }
    const clear = part.mountAttach(places, { media, tray, focus })
    const clearEmoji = part.mountEmoji(places, { texts: media.texts, field: () => input.current })
    return () => {
      stop()
      clearEmoji()
      clear()
      tray.close()
      desk.tray.set(null)
    }
    // A change of the language ends what is under way: nobody changes it while attaching.
  }, [loaded, desk, input])

  return (
    <>
      <div class="above" ref={above} />
      <div class="tools" ref={tools} />
    </>
  )
}

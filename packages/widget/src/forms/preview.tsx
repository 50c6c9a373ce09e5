import { limits } from '@frontdesk/protocol/limits'
import { useEffect } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import { tail } from './tail.ts'

/** So often, at most, is told what is being typed. */
const everyMs = 500

/**
 * Tells staff what is being typed, where the site previews, and says so: nothing is told from a panel that does not say so, in
 * this line or, before there is a conversation, in its privacy line.
 */
export const Preview = () => (usePanel().desk.appearance.typingPreview ? <Telling /> : null)

const Telling = () => {
  const { desk, texts } = usePanel()
  const conversationId = useCell(desk.conversationId)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      clearTimeout(timer)
      timer = undefined
    }
    const tell = () => {
      timer = undefined
      const text = tail(desk.draft.get(), limits.previewCharacters)
      const told =
        conversationId === null
          ? desk.client.request('visit.typing', { text })
          : text.trim() === ''
            ? null
            : desk.client.request('typing.set', { conversationId, active: true, text })
      // Lost or refused: the next one takes its place.
      told?.catch(() => {})
    }
    const off = desk.draft.on((draft) => {
      // Sent, or taken back.
      if (draft === '' && conversationId !== null) stop()
      else timer ??= setTimeout(tell, everyMs)
    })
    return () => {
      off()
      stop()
    }
  }, [desk, conversationId])
  return conversationId === null ? null : <p class="preview">{texts.t('preview.line')}</p>
}

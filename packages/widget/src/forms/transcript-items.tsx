import { useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import type { TranscriptForm } from '../transcript/save.ts'

/** In the menu: the visitor's own conversation as a file, or by mail where its address is known to be its own. */
export const TranscriptItems = ({ tell }: { tell(key: TextKey): void }) => {
  const { desk, texts } = usePanel()
  const visitor = useCell(desk.visitor)
  const conversationId = useCell(desk.conversationId)
  const [isBusy, setBusy] = useState(false)
  if (conversationId === null) return null

  const carryOut = async (act: () => Promise<void>): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    try {
      await act()
    } catch (fault) {
      // By its shape: a class that the bridge has too would become a file of its own.
      const { code } = fault as { code?: unknown }
      tell(code === 'rate.limited' ? 'transcript.recent' : code === 'mail.off' ? 'transcript.off' : 'transcript.failed')
    }
    setBusy(false)
  }
  const run = (act: () => Promise<void>) => (): void => void carryOut(act)
  const save = (form: TranscriptForm) =>
    run(async () => {
      const [{ saveTranscript }, transcript] = await Promise.all([
        import('../transcript/save.ts'),
        desk.client.request('transcript.read', { conversationId }),
      ])
      saveTranscript(transcript, form, texts)
      tell('transcript.saved')
    })
  const mail = run(async () => {
    await desk.client.request('transcript.mail', { conversationId })
    tell('transcript.sent')
  })
  const item = (label: string, act: () => void) => (
    <button type="button" role="menuitem" tabIndex={-1} disabled={isBusy} onClick={act}>
      <span class="tick" />
      {label}
    </button>
  )
  return (
    <fieldset class="menu-group" aria-label={texts.t('transcript.group')}>
      {item(texts.t('transcript.html'), save('html'))}
      {item(texts.t('transcript.txt'), save('txt'))}
      {visitor?.emailVerified &&
        visitor.email !== null &&
        item(texts.t('transcript.mail', { email: visitor.email }), mail)}
    </fieldset>
  )
}

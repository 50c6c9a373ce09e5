import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'

/** Asks before the chat is ended. Escape and 'Keep chatting' change nothing. */
export const EndDialog = ({ done }: { done(): void }) => {
  const { desk, texts } = usePanel()
  const [failed, setFailed] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])

  const end = async () => {
    const conversationId = desk.conversationId.get()
    try {
      if (conversationId !== null) await desk.client.request('conversation.close', { conversationId })
      done()
    } catch {
      setFailed(true)
    }
  }
  return (
    <dialog class="card" ref={dialog} aria-labelledby={id} onClose={done}>
      <h2 id={id}>{texts.t('end.question')}</h2>
      <p>{texts.t('end.note')}</p>
      {failed && (
        <p class="problem" role="alert">
          {texts.t('end.error')}
        </p>
      )}
      <div class="acts">
        <button type="button" class="main" onClick={end}>
          {texts.t('end.confirm')}
        </button>
        <button type="button" class="second" onClick={() => dialog.current?.close()}>
          {texts.t('end.keep')}
        </button>
      </div>
    </dialog>
  )
}

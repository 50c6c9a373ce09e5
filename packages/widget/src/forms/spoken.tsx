import type { Transcript } from '@frontdesk/protocol'
import { usePanel } from '../panel/hooks.ts'
import type { Message } from '../panel/timeline-model.ts'
import { Interpreted } from './interpreted.tsx'
import { Written } from './written.tsx'

type SpokenProps = {
  said: Message
  transcript: Transcript
  /** The visitor's own words stay in its language. */
  isOwn: boolean
  seq: number | null
}

/** What is said in a voice message, with a mark that a machine wrote it down; or that it did not, and the way to ask again. */
export const Spoken = ({ said, transcript, isOwn, seq }: SpokenProps) => {
  const { desk, texts } = usePanel()
  const mark = (text: string) => <p class="by-machine">{text}</p>
  if (transcript.state === 'waiting') return mark(texts.t('spoken.waiting'))
  if (transcript.state === 'made') {
    const { text, engine } = transcript
    if (text === '') return mark(texts.t('spoken.none'))
    return (
      <>
        {isOwn ? (
          <Written text={text} isMarked={false} />
        ) : (
          <Interpreted said={{ ...said, text }} isMarked={false} seq={seq} />
        )}
        {mark(texts.t('spoken.by', { engine }))}
      </>
    )
  }
  const again = () => {
    const conversationId = desk.conversationId.get()
    if (conversationId === null || seq === null) return
    // What comes of it is told as a change of the message; a refusal leaves the mark.
    desk.client.request('message.transcribe', { conversationId, seq }).catch(() => {})
  }
  return (
    <p class="by-machine">
      {texts.t('spoken.missing')}{' '}
      <button type="button" class="link" onClick={again}>
        {texts.t('translation.again')}
      </button>
    </p>
  )
}

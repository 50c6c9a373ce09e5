import type { Transcript } from '@frontdesk/protocol'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { toast } from '../../state/toasts.ts'
import type { MessageRow } from '../conversations/timeline-rows.ts'
import { WrittenText } from '../conversations/written-text.tsx'
import { InterpretedText } from './interpreted-text.tsx'
import { MachineMark } from './machine-mark.tsx'

type SpokenTextProps = { row: MessageRow; transcript: Transcript; conversationId: string }

/** What is said in a voice message, with a mark that a machine wrote it down; or that it did not, and the way to ask again. */
export const SpokenText = ({ row, transcript, conversationId }: SpokenTextProps) => {
  const t = useT()
  if (transcript.state === 'waiting') return <MachineMark of="sound" text={t('speech.waiting')} />
  if (transcript.state === 'made') {
    const { text, engine } = transcript
    if (text === '') return <MachineMark of="sound" text={t('speech.none')} />
    return (
      <>
        {row.isOwn ? (
          <WrittenText author="contact" text={text} />
        ) : (
          // Nobody speaks in marks, whoever it is.
          <InterpretedText
            row={{ ...row, text, author: { ...row.author, kind: 'contact' } }}
            conversationId={conversationId}
          />
        )}
        <MachineMark of="sound" text={t('speech.by', { engine })} />
      </>
    )
  }
  const again = (): void => {
    call('message.transcribe', { conversationId, seq: row.seq ?? 0 }).catch((error: unknown) =>
      toast(errorText(t, error), { look: 'bad' }),
    )
  }
  return <MachineMark of="sound" text={t('speech.missing')} act={t('interpretation.again')} onAct={again} />
}

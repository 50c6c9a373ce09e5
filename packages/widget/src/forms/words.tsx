import { wordsBy } from '@frontdesk/client/text/plain'
import type { Content } from '@frontdesk/protocol'
import { useCell, usePanel } from '../panel/hooks.ts'
import type { Message } from '../panel/timeline-model.ts'
import { Interpreted } from './interpreted.tsx'
import { LinkCard } from './link-card.tsx'
import { ReactionRow } from './reaction-row.tsx'
import { Spoken } from './spoken.tsx'
import { Written } from './written.tsx'

type WordsProps = {
  text: string
  content: Content
  /** An agent's: it may be marked up. */
  isMarked: boolean
  /** The visitor's own words stay as they were written. */
  isOwn: boolean
  seq: number | null
}

/**
 * What a message says, in the visitor's language where there is a translation, else as it was written; and what stands
 * around it: what it answers, the page that it leads to, reactions, whether it was changed.
 */
export const Words = ({ text, content, isMarked, isOwn, seq }: WordsProps) => {
  const { desk, texts } = usePanel()
  const me = useCell(desk.visitor)?.contactId
  const message: Message = content.kind === 'message' ? content : { kind: 'message', text }
  const { replyTo, editedAtMs, reactions = [], translations, untranslated, transcript, card } = message
  return (
    <>
      {replyTo && (
        <blockquote>
          <strong>{replyTo.author.id === me ? texts.t('timeline.you') : replyTo.author.label}</strong>
          <div>{wordsBy(replyTo) || texts.t('message.quote.none')}</div>
        </blockquote>
      )}
      {text === '' && transcript !== undefined ? (
        <Spoken said={message} transcript={transcript} isOwn={isOwn} seq={seq} />
      ) : isOwn || (translations === undefined && untranslated === undefined) ? (
        <Written text={text} isMarked={isMarked} />
      ) : (
        <Interpreted said={message} isMarked={isMarked} seq={seq} />
      )}
      {card && <LinkCard card={card} seq={seq} isOwn={isOwn} />}
      {(editedAtMs !== undefined || reactions.length > 0) && (
        <div class="around">
          {seq !== null && reactions.length > 0 && <ReactionRow seq={seq} reactions={reactions} />}
          {editedAtMs !== undefined && <span>{texts.t('message.edited')}</span>}
        </div>
      )}
    </>
  )
}

import { wordsBy } from '@frontdesk/client/text/plain'
import type { Quote } from '@frontdesk/protocol'
import { X } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { type Answered, answerTo } from '../../state/replying.ts'

/** The beginning of the message that another one answers. */
export const Quoted = ({ quote }: { quote: Quote }) => {
  const t = useT()
  return <QuoteWords name={authorName(t, quote.author)} text={wordsBy(quote)} />
}

const QuoteWords = ({ name, text }: { name: string; text: string }) => {
  const t = useT()
  return (
    <div className="mb-1 min-w-0 border-s-2 border-current/40 ps-2.5 text-13">
      <bdi className="block truncate font-medium">{name}</bdi>
      <bdi className="line-clamp-2">{text === '' ? t('message.quote.none') : text}</bdi>
    </div>
  )
}

/** Above the field: what these words will answer, and the way out of it. */
export const AnsweredStrip = ({ conversationId, answered }: { conversationId: string; answered: Answered }) => {
  const t = useT()
  return (
    <div className="flex items-center gap-2 ps-3 pe-1.5 pt-1.5 text-soft">
      <div className="min-w-0 flex-1">
        <QuoteWords name={answered.name} text={answered.text} />
      </div>
      <IconButton
        label={t('message.answer.cancel')}
        icon={<X size={16} aria-hidden />}
        onClick={() => answerTo(conversationId, undefined)}
      />
    </div>
  )
}

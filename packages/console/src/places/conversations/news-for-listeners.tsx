import type { ConversationView } from '@frontdesk/client'
import { useRef } from 'react'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'

/** Reads a visitor's new message out to those who use a screen reader; what was there before is not read. */
export const NewsForListeners = ({ view }: { view: ConversationView | null }) => {
  const t = useT()
  const last = view?.entries.findLast(({ author, content }) => author.kind === 'contact' && content.kind === 'message')
  const first = useRef<string | null | undefined>(undefined)
  if (first.current === undefined && view?.state === 'ready') first.current = last?.id ?? null
  const isNews = last !== undefined && last.id !== first.current && first.current !== undefined
  return (
    <p aria-live="polite" className="sr-only">
      {isNews && last.content.kind === 'message'
        ? t('timeline.says', { name: visitorName(t, last.author.label), text: last.content.text })
        : ''}
    </p>
  )
}

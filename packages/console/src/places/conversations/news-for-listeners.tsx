import type { ConversationView } from '@frontdesk/client'
import { useRef } from 'react'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'

type NewsProps = {
  view: ConversationView | null
  /** In a room: whose own words are not read back. */
  meId?: string
}

/** Reads a new message of the visitor, or of others in a room, out to those who use a screen reader; what was there before is not read. */
export const NewsForListeners = ({ view, meId }: NewsProps) => {
  const t = useT()
  const last = view?.entries.findLast(
    ({ author, content }) =>
      content.kind === 'message' && (meId === undefined ? author.kind === 'contact' : author.id !== meId),
  )
  const first = useRef<string | null | undefined>(undefined)
  if (first.current === undefined && view?.state === 'ready') first.current = last?.id ?? null
  const isNews = last !== undefined && last.id !== first.current && first.current !== undefined
  return (
    <p aria-live="polite" className="sr-only">
      {isNews && last.content.kind === 'message'
        ? t('timeline.says', { name: authorName(t, last.author), text: last.content.text })
        : ''}
    </p>
  )
}

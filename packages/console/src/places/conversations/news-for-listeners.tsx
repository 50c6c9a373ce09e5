import type { ConversationView } from '@frontdesk/client'
import type { Content } from '@frontdesk/protocol'
import { useRef } from 'react'
import { type Translate, useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'

type NewsProps = {
  view: ConversationView | null
  /** In a room: whose own words are not read back. */
  meId?: string
}

/** What was said, or what the files are where nothing was. */
const spoken = (t: Translate, { text, files = [] }: Extract<Content, { kind: 'message' }>): string => {
  if (text !== '') return text
  return files
    .map(({ kind, voice, name }) => (voice ? t('file.voice') : kind === 'image' ? t('file.image') : name))
    .join(', ')
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
        ? t('timeline.says', { name: authorName(t, last.author), text: spoken(t, last.content) })
        : ''}
    </p>
  )
}

import { Suspense } from 'react'
import { withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import type { MessageRow } from './timeline-rows.ts'
import { WrittenText } from './written-text.tsx'

const InterpretedText = lazyPart(
  async () =>
    (await withTexts('interpretation', () => import('../interpretation/interpreted-text.tsx'))).InterpretedText,
)

const SpokenText = lazyPart(
  async () => (await withTexts('interpretation', () => import('../interpretation/spoken-text.tsx'))).SpokenText,
)

/** What a message says, or an engine heard in its sound: own words as they were written, others' in the reader's language where there is a translation. */
export const MessageText = ({ row, conversationId }: { row: MessageRow; conversationId: string }) => {
  if (row.text === '' && row.transcript !== null)
    return (
      <Suspense fallback={null}>
        <SpokenText row={row} transcript={row.transcript} conversationId={conversationId} />
      </Suspense>
    )
  const written = <WrittenText author={row.author.kind} text={row.text} />
  if (row.isOwn || row.translations.length + row.untranslated.length === 0) return written
  return (
    <Suspense fallback={written}>
      <InterpretedText row={row} conversationId={conversationId} />
    </Suspense>
  )
}

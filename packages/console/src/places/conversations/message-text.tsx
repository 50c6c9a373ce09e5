import { Suspense } from 'react'
import { withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import type { MessageRow } from './timeline-rows.ts'
import { WrittenText } from './written-text.tsx'

const InterpretedText = lazyPart(
  async () =>
    (await withTexts('interpretation', () => import('../interpretation/interpreted-text.tsx'))).InterpretedText,
)

/** What a message says: own words as they were written, others' in the reader's language where there is a translation. */
export const MessageText = ({ row, conversationId }: { row: MessageRow; conversationId: string }) => {
  const written = <WrittenText author={row.author.kind} text={row.text} />
  if (row.isOwn || row.translations.length + row.untranslated.length === 0) return written
  return (
    <Suspense fallback={written}>
      <InterpretedText row={row} conversationId={conversationId} />
    </Suspense>
  )
}

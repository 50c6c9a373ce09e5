import type { ConversationItem } from '@frontdesk/protocol'
import { Lock } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { lastSaid } from '../../lib/last-said.ts'
import { useDraft } from '../../state/drafts.ts'

type LastWordsProps = {
  item: Pick<ConversationItem, 'id' | 'last'>
  /** Whose they are, where that is said. */
  by: string | null
  isUnread: boolean
}

/** The last words, or one's own that were not sent yet. */
export const LastWords = ({ item: { id, last }, by, isUnread }: LastWordsProps) => {
  const t = useT()
  const draft = useDraft(id)
  const unsent = draft.reply || draft.note
  if (unsent !== '')
    return (
      <p className="min-w-0 flex-1 truncate text-13 text-soft">
        <span className="font-medium text-bad-ink">{t('row.draft')}</span> <bdi>{unsent}</bdi>
      </p>
    )
  if (last === null) return <p className="min-w-0 flex-1 truncate text-13 text-faint">{t('row.silent')}</p>
  return (
    <p className={cx('min-w-0 flex-1 truncate text-13', isUnread ? 'text-ink' : 'text-soft')}>
      {last.visibility === 'staff' && (
        <Lock size={12} aria-label={t('note.label')} className="me-1 inline align-baseline" />
      )}
      {by !== null && <>{by} </>}
      <bdi>{lastSaid(t, last)}</bdi>
    </p>
  )
}

import { CircleAlert } from 'lucide-react'
import { errorTextId } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { useDrafts, writeDraft } from '../../state/drafts.ts'
import { useLive } from '../../state/live.ts'
import type { MessagesOf } from './messages-of.ts'
import type { MessageRow } from './timeline-rows.ts'

/** What went wrong with a message, and what can be done: again, back into the composer, or away. */
export const FailedMessage = ({ row, item }: { row: MessageRow; item: MessagesOf }) => {
  const t = useT()
  const client = useLive()?.client
  const { clientId, code } = row
  if (client === undefined || clientId === null) return null
  const reason =
    code === 'conversation.taken' && item.assignee !== null
      ? t('act.take.late', { name: item.assignee.label })
      : t(errorTextId(code ?? 'server.error'))
  const edit = (): void => {
    const field = row.visibility === 'staff' ? 'note' : 'reply'
    const had = useDrafts.getState().drafts[item.id]?.[field] ?? ''
    writeDraft(item.id, { mode: field, [field]: had === '' ? row.text : `${had}\n${row.text}` })
    client.discard(clientId)
  }
  return (
    <div role="alert" className="mt-1 flex flex-col items-end gap-0.5 text-13 text-bad-ink">
      <p className="flex items-start gap-1.5 text-end">
        <CircleAlert size={14} className="mt-1 shrink-0" aria-hidden />
        <span>
          {t('progress.failed')} {reason}
        </span>
      </p>
      <p className="flex gap-1">
        <SmallAct label={t('action.retry')} onClick={() => client.retry(clientId)} />
        {/* Into the composer goes what was written; files would be lost on the way. */}
        {row.files.length === 0 && <SmallAct label={t('action.edit')} onClick={edit} />}
        <SmallAct label={t('action.discard')} onClick={() => client.discard(clientId)} />
      </p>
    </div>
  )
}

const SmallAct = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    className="min-target rounded-md px-2 font-medium text-ink underline-offset-2 hover:underline"
  >
    {label}
  </button>
)

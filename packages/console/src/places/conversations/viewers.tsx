import type { TypingParty } from '@frontdesk/client'
import { Eye, PenLine } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { useViewers } from '../../state/viewing.ts'
import { viewersIn } from './viewers-in.ts'

/** So many stand there by name. */
const named = 2

type ViewersProps = { conversationId: string; typing: readonly TypingParty[] }

/** Colleagues who are at this conversation now, so that two don't answer at once. */
export const Viewers = ({ conversationId, typing }: ViewersProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const all = viewersIn(useViewers(conversationId), typing, meId)
  if (all.length === 0) return null
  return (
    <ul
      aria-label={t('viewing.label')}
      className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 px-2 pb-1.5 text-12 text-soft tablet:px-0"
    >
      {all.slice(0, named).map(({ id, label, pictureUrl, isWriting }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5">
          <Avatar id={id} label={label} pictureUrl={pictureUrl} size="small" />
          {isWriting ? (
            <PenLine size={12} aria-hidden className="shrink-0" />
          ) : (
            <Eye size={12} aria-hidden className="shrink-0" />
          )}
          <span className="truncate">{t(isWriting ? 'viewing.writing' : 'viewing.looking', { name: label })}</span>
        </li>
      ))}
      {all.length > named && <li className="shrink-0">{t('viewing.more', { count: all.length - named })}</li>}
    </ul>
  )
}

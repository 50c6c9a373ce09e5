import type { ServiceItem } from '@frontdesk/protocol'
import { Clock, Lock } from 'lucide-react'
import { memo } from 'react'
import { Ago, Since } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { CountBadge } from '../../components/count-badge.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useDraft } from '../../state/drafts.ts'
import { useMe } from '../../state/session.ts'
import { useTake } from './acts.ts'
import type { ConversationSearch } from './address.ts'
import { QueueMarks } from './queue-marks.tsx'
import { RowLink } from './row-link.tsx'
import { SpecialMark } from './special-mark.tsx'
import { VerifiedMark } from './verified-mark.tsx'

type RowProps = { item: ServiceItem; unread: number; isOpen: boolean; search: ConversationSearch }

/** One conversation of the list: who, what was said last, how long it waits, who has it. */
export const ConversationRow = memo(({ item, unread, isOpen, search }: RowProps) => {
  const t = useT()
  const me = useMe()
  const take = useTake()
  const hasExited = useExited()
  const isQueued = item.assignee === null && item.status !== 'closed'
  const isOthers = item.assignee !== null && item.assignee.id !== me?.agent.id
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual list draws its own elements around it
    <div
      role="listitem"
      className={cx(
        'relative flex gap-3 border-b border-line px-4 py-2.5',
        isOpen ? 'bg-accent-soft' : 'hover:bg-hover has-focus-visible:bg-hover',
      )}
    >
      {unread > 0 && <span aria-hidden className="absolute inset-y-0 start-0 w-0.75 bg-accent" />}
      <Avatar id={item.contact.id} label={item.contact.label} size="large" />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <RowLink
            conversationId={item.id}
            search={search}
            isOpen={isOpen}
            className={cx('min-w-0 truncate', unread > 0 ? 'font-semibold' : 'font-medium')}
          >
            <bdi>{visitorName(t, item.contact.label)}</bdi>
          </RowLink>
          {item.contact.verified && <VerifiedMark />}
          {item.contact.special && <SpecialMark />}
          <Ago atMs={item.lastAtMs} className="ms-auto shrink-0 text-12 text-faint" />
        </div>
        <div className="flex items-center gap-2">
          <Preview item={item} isUnread={unread > 0} />
          <CountBadge count={unread} label={t('row.unread', { count: unread })} className="shrink-0" />
        </div>
        <div className="flex min-h-5 items-center gap-x-2 text-12 text-faint">
          {isQueued && <QueueMarks item={item} />}
          <span className="min-w-0 truncate">{item.site.name}</span>
          {item.waitingSinceMs !== null && (
            <span className="inline-flex shrink-0 items-center gap-1 text-warn-ink">
              <Clock size={12} aria-hidden />
              {t('row.waits')} <Since atMs={item.waitingSinceMs} />
            </span>
          )}
          {isOthers && item.assignee !== null && (
            <span className="ms-auto inline-flex min-w-0 items-center gap-1 text-soft">
              <span className="sr-only">{t('row.assignee')}</span>
              <span className="truncate">{item.assignee.label}</span>
            </span>
          )}
        </div>
      </div>
      {isQueued && (
        <Button
          className="relative z-1 self-center"
          disabled={hasExited}
          {...(hasExited && { title: t('exited.why') })}
          aria-label={t('act.take.of', { name: visitorName(t, item.contact.label) })}
          onClick={() => void take(item)}
        >
          {t('act.take')}
        </Button>
      )}
    </div>
  )
})

/** The last words, or one's own that were not sent yet. */
const Preview = ({ item, isUnread }: { item: ServiceItem; isUnread: boolean }) => {
  const t = useT()
  const me = useMe()
  const draft = useDraft(item.id)
  const unsent = draft.reply || draft.note
  if (unsent !== '')
    return (
      <p className="min-w-0 flex-1 truncate text-13 text-soft">
        <span className="font-medium text-bad-ink">{t('row.draft')}</span> <bdi>{unsent}</bdi>
      </p>
    )
  const { last } = item
  if (last === null) return <p className="min-w-0 flex-1 truncate text-13 text-faint">{t('row.silent')}</p>
  const isOwn = last.authorKind === 'agent' && last.authorId === me?.agent.id
  return (
    <p className={cx('min-w-0 flex-1 truncate text-13', isUnread ? 'text-ink' : 'text-soft')}>
      {last.visibility === 'staff' && (
        <Lock size={12} aria-label={t('note.label')} className="me-1 inline align-baseline" />
      )}
      {isOwn && <>{t('row.you')} </>}
      <bdi>{last.text}</bdi>
    </p>
  )
}

import type { ServiceItem } from '@frontdesk/protocol'
import { Clock } from 'lucide-react'
import { memo } from 'react'
import { Since } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { TagChips } from '../../components/tag-chip.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { useTake } from './acts.ts'
import type { ConversationSearch } from './address.ts'
import { LastWords } from './last-words.tsx'
import { ListRow } from './list-row.tsx'
import { QueueMarks } from './queue-marks.tsx'
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
  const isOwn = item.last?.authorKind === 'agent' && item.last.authorId === me?.agent.id
  return (
    <ListRow
      conversationId={item.id}
      search={search}
      isOpen={isOpen}
      unread={unread}
      lastAtMs={item.lastAtMs}
      face={<Avatar id={item.contact.id} label={item.contact.label} size="large" />}
      name={visitorName(t, item.contact.label)}
      marks={
        <>
          {item.contact.verified && <VerifiedMark />}
          {item.contact.special && <SpecialMark />}
        </>
      }
      words={<LastWords item={item} by={isOwn ? t('row.you') : null} isUnread={unread > 0} />}
      foot={
        <>
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
          <TagChips tagIds={[...item.tagIds, ...item.contact.tagIds]} />
        </>
      }
    >
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
    </ListRow>
  )
})

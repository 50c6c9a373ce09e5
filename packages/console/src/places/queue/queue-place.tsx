import type { Result } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Coffee } from 'lucide-react'
import type { ReactNode } from 'react'
import { Since } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { duration } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { searchFor } from '../conversations/address.ts'
import { QueueMarks } from '../conversations/queue-marks.tsx'
import { SpecialMark } from '../conversations/special-mark.tsx'
import { useQueue } from './use-queue.ts'

type Board = Result<'queue.read'>

/** Queues, waits and loads, live; for supervisors. */
export const QueuePlace = () => {
  const t = useT()
  const query = useQueue()
  const board = query.data
  return (
    <div className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-5 tablet:px-8 tablet:py-8">
        <div>
          <Link
            to="/conversations"
            search={searchFor('queue')}
            className="mb-1 inline-flex min-target items-center gap-2 text-13 text-soft hover:text-ink"
          >
            <ArrowLeft size={16} aria-hidden className="rtl:-scale-x-100" />
            {t('place.conversations')}
          </Link>
          <h1 className="text-20 font-semibold">{t('queue.board')}</h1>
          <p role="status" className="text-soft">
            {board === undefined ? '\u00a0' : t('tab.queue.count', { count: board.total })}
          </p>
        </div>
        {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
        {query.isPending && <SkeletonRows count={4} label={t('list.loading')} />}
        {board !== undefined && (
          <>
            <Teams board={board} />
            <Waits board={board} />
            <Loads board={board} />
          </>
        )}
      </div>
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-2 text-13 font-semibold text-soft">{title}</h2>
    {children}
  </section>
)

/** How many wait where. Without teams there is one queue, and its number stands above. */
const Teams = ({ board }: { board: Board }) => {
  const t = useT()
  if (board.teams.length < 2) return null
  return (
    <ul aria-label={t('queue.teams')} className="grid grid-cols-2 gap-3 tablet:grid-cols-4">
      {board.teams.map(({ team, waiting, capacity }) => (
        <li key={team?.id ?? ''} className="rounded-md border border-line px-4 py-3">
          <p className="truncate text-13 text-soft">{team?.name ?? t('queue.teams.none')}</p>
          <p className="text-20 font-semibold tabular-nums">{waiting}</p>
          {capacity !== null && <p className="text-12 text-faint">{t('queue.capacity', { count: capacity })}</p>}
        </li>
      ))}
    </ul>
  )
}

const Waits = ({ board }: { board: Board }) => {
  const t = useT()
  return (
    <Part title={t('queue.waiting')}>
      {board.waiting.length === 0 ? (
        <div className="flex rounded-md border border-line">
          <EmptyState icon={Coffee} title={t('list.empty.queue.title')} body={t('queue.none')} />
        </div>
      ) : (
        <ol aria-label={t('queue.waiting')} className="overflow-hidden rounded-md border border-line">
          {board.waiting.map(({ conversation, place, estimateMs }) => (
            <li
              key={conversation.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 last:border-b-0"
            >
              <span className="w-6 shrink-0 text-16 font-semibold tabular-nums">{place}</span>
              <Link
                to="/conversations/$conversationId"
                params={{ conversationId: conversation.id }}
                search={searchFor('queue')}
                className="inline-flex min-h-(--target) min-w-0 flex-1 items-center font-medium hover:underline"
              >
                <bdi className="truncate">{visitorName(t, conversation.contact.label)}</bdi>
              </Link>
              <span className="flex min-w-0 flex-wrap items-center gap-2 text-12">
                {conversation.contact.special && <SpecialMark />}
                <QueueMarks item={conversation} />
              </span>
              <span className="text-13 text-warn-ink tabular-nums">
                {t('row.waits')} <Since atMs={conversation.routing.queuedAtMs ?? conversation.lastAtMs} />
              </span>
              {estimateMs !== null && (
                <span className="text-13 text-faint tabular-nums">
                  {t('queue.estimate', { age: duration(t, estimateMs) })}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Part>
  )
}

/** Who serves how many, of how many. */
const Loads = ({ board }: { board: Board }) => {
  const t = useT()
  return (
    <Part title={t('queue.agents')}>
      <ul aria-label={t('queue.agents')} className="overflow-hidden rounded-md border border-line">
        {board.agents.map(({ agent, load, capacity }) => (
          <li key={agent.id} className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
            <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="small" />
            <bdi className="min-w-0 flex-1 truncate font-medium">{agent.name}</bdi>
            <StateMark state={agent.state} />
            <span className="w-20 shrink-0 text-end text-13 text-soft tabular-nums">
              {t('queue.load', { load, capacity })}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

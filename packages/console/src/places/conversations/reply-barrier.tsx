import type { ServiceItem } from '@frontdesk/protocol'
import { setState } from '../../app/state-acts.tsx'
import { Button } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import { useMe } from '../../state/session.ts'
import { joinConversation, leaveConversation, reopenConversation, useTake } from './acts.ts'

export const hasJoined = ({ joined }: ServiceItem, agentId: string | undefined): boolean =>
  joined.some(({ id }) => id === agentId)

/** Answers go out from whoever has the conversation or has joined it, or from anybody while nobody has it; closed ones are opened first. */
export const useMayReply = (item: ServiceItem): boolean => {
  const meId = useMe()?.agent.id
  const hasExited = useExited()
  return (
    !hasExited &&
    item.status !== 'closed' &&
    (item.assignee === null || item.assignee.id === meId || hasJoined(item, meId))
  )
}

/** In the composer's place while an answer cannot be sent: why, and the one step that changes it. */
export const ReplyBarrier = ({ item, onWhisper }: { item: ServiceItem; onWhisper: () => void }) => {
  const t = useT()
  const take = useTake()
  const isSupervisor = useSupervisor()
  const isClosed = item.status === 'closed'
  if (useExited())
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
        <p className="min-w-40 flex-1 text-soft">{t('exited.why')}</p>
        <Button onClick={() => void setState('available')}>{t('exited.back')}</Button>
      </div>
    )
  if (isSupervisor && !isClosed && item.assignee !== null)
    return (
      <div className="flex flex-wrap items-center gap-2 px-3 py-2.5">
        <p className="grow basis-full text-soft tablet:basis-60">
          {t('barrier.supervised', { name: item.assignee.label })}
        </p>
        <Button onClick={onWhisper}>{t('act.whisper')}</Button>
        <Button onClick={() => void joinConversation(item)}>{t('act.join')}</Button>
        <Button onClick={() => void take(item, true)}>{t('act.takeover')}</Button>
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
      <p className="min-w-40 flex-1 text-soft">
        {isClosed ? t('barrier.closed') : t('barrier.others', { name: item.assignee?.label ?? '' })}
      </p>
      {isClosed ? (
        <Button onClick={() => void reopenConversation(item)}>{t('act.reopen')}</Button>
      ) : (
        <Button onClick={() => void take(item)}>{t('act.takeover')}</Button>
      )}
    </div>
  )
}

/** Above the composer of who has joined a colleague's conversation: what it writes goes to the visitor, and the way out. */
export const JoinedLine = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const take = useTake()
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
      <p className="grow basis-full text-12 text-soft tablet:basis-60">
        {t('joined.line', { name: item.assignee?.label ?? '' })}
      </p>
      <Button onClick={() => void leaveConversation(item)}>{t('act.leave')}</Button>
      <Button onClick={() => void take(item, true)}>{t('act.takeover')}</Button>
    </div>
  )
}

import type { ServiceItem } from '@frontdesk/protocol'
import { setState } from '../../app/state-acts.tsx'
import { Button } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useMe } from '../../state/session.ts'
import { reopenConversation, useTake } from './acts.ts'

/** Answers go out from whoever has the conversation, or from anybody while nobody has it; closed ones are opened first. */
export const useMayReply = (item: ServiceItem): boolean => {
  const meId = useMe()?.agent.id
  const hasExited = useExited()
  return !hasExited && item.status !== 'closed' && (item.assignee === null || item.assignee.id === meId)
}

/** In the composer's place while an answer cannot be sent: why, and the one step that changes it. */
export const ReplyBarrier = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const take = useTake()
  const isClosed = item.status === 'closed'
  if (useExited())
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
        <p className="min-w-40 flex-1 text-soft">{t('exited.why')}</p>
        <Button onClick={() => void setState('available')}>{t('exited.back')}</Button>
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

import type { ServiceItem } from '@frontdesk/protocol'
import { cx } from '../../lib/cx.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'

/** What sets a waiting conversation apart from others: whose it is, whether it comes first, who is asked just now. */
export const QueueMarks = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const { offer, team } = item.routing
  const lane = laneText(t, item, meId)
  return (
    <>
      {lane !== null && <Mark isStrong={item.routing.wanted?.id === meId}>{lane}</Mark>}
      {offer !== null && (
        <Mark isStrong={offer.agent.id === meId}>
          {offer.agent.id === meId ? t('queue.mark.offer.me') : t('queue.mark.offer', { name: offer.agent.label })}
        </Mark>
      )}
      {team !== null && <Mark>{team.name}</Mark>}
    </>
  )
}

const laneText = (t: Translate, { routing }: ServiceItem, meId: string): string | null => {
  switch (routing.lane) {
    case 'own':
      if (routing.wanted === null) return null
      return routing.wanted.id === meId ? t('queue.mark.own.me') : t('queue.mark.own', { name: routing.wanted.label })
    case 'priority':
      return t('queue.mark.priority')
    case 'words':
      return t('queue.mark.words')
    case 'normal':
      return null
  }
}

const Mark = ({ isStrong = false, children }: { isStrong?: boolean; children: string }) => (
  <span
    className={cx(
      'max-w-32 min-w-0 shrink-0 truncate rounded-sm px-1.5 font-medium',
      isStrong ? 'bg-accent-soft text-accent-ink' : 'bg-active text-soft',
    )}
  >
    {children}
  </span>
)

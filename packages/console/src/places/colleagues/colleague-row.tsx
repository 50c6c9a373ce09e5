import type { Agent } from '@frontdesk/protocol'
import { Avatar } from '../../components/avatar.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'

export const ColleagueRow = ({ agent }: { agent: Agent }) => {
  const t = useT()
  const isMe = useMe()?.agent.id === agent.id
  const also = [agent.login, agent.number].filter((one) => one !== null && one !== agent.name)
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="large" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className="truncate font-medium">{agent.name}</bdi>
          {isMe && <span className="shrink-0 text-12 text-faint">{t('colleagues.you')}</span>}
        </p>
        <p className="text-13 [overflow-wrap:anywhere] text-faint tablet:truncate">
          {t(`role.${agent.role}`)} · {also.join(' · ')}
        </p>
      </div>
      <StateMark state={agent.state} />
    </li>
  )
}

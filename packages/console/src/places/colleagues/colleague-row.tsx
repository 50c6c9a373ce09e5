import type { Agent } from '@frontdesk/protocol'
import { Avatar } from '../../components/avatar.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { roleName } from '../../lib/role-name.ts'
import { duration, exactTime } from '../../lib/time.ts'
import { useMe } from '../../state/session.ts'
import { useOpenRoom } from './room-acts.ts'

export const ColleagueRow = ({ agent }: { agent: Agent }) => {
  const t = useT()
  const isMe = useMe()?.agent.id === agent.id
  const openRoom = useOpenRoom()
  const also = [agent.login, agent.number].filter((one) => one !== null && one !== agent.name)
  return (
    <li className="relative flex items-center gap-3 border-b border-line px-4 py-2.5 hover:bg-hover has-focus-visible:bg-hover">
      <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="large" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          {isMe ? (
            <>
              <bdi className="truncate font-medium">{agent.name}</bdi>
              <span className="shrink-0 text-12 text-faint">{t('colleagues.you')}</span>
            </>
          ) : (
            <button
              type="button"
              aria-label={t('colleagues.write', { name: agent.name })}
              onClick={() => void openRoom({ command: 'room.direct', params: { agentId: agent.id } })}
              className="min-w-0 truncate text-start font-medium outline-offset-0 after:absolute after:inset-0"
            >
              <bdi>{agent.name}</bdi>
            </button>
          )}
        </p>
        <p className="text-13 [overflow-wrap:anywhere] text-faint tablet:truncate">
          {roleName(t, agent)} · {also.join(' · ')}
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end">
        <StateMark state={agent.state} />
        <Since agent={agent} />
      </div>
    </li>
  )
}

/** How long the state has lasted, and of a break why. */
const Since = ({ agent }: { agent: Agent }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const { stateSinceMs, stateReason } = agent
  // Somebody who never was here has no such time.
  if (stateSinceMs === 0) return null
  return (
    <span className="max-w-40 truncate text-12 text-faint tabular-nums">
      {agent.state === 'break' && stateReason !== null && (
        <>
          <bdi>{stateReason}</bdi> ·{' '}
        </>
      )}
      <time dateTime={new Date(stateSinceMs).toISOString()} title={exactTime(language, stateSinceMs)}>
        {t('colleagues.since', { age: duration(t, now - stateSinceMs) })}
      </time>
    </span>
  )
}

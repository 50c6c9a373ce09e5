import type { Agent } from '@frontdesk/protocol'
import { Ban, KeyRound, Mail, MoreHorizontal, Pencil, RotateCcw } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { IconButton } from '../../components/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { roleName } from '../../lib/role-name.ts'
import type { Issued } from './issued-dialog.tsx'
import { useAgentActs } from './use-agent-acts.tsx'

type AgentRowProps = { agent: Agent; onEdit: () => void; onIssued: (issued: Issued) => void }

export const AgentRow = ({ agent, onEdit, onIssued }: AgentRowProps) => {
  const t = useT()
  const acts = useAgentActs(agent, onIssued)
  return (
    <li className="flex items-center gap-2.5 border-b border-line py-2.5 ps-3 pe-1 last:border-b-0 tablet:gap-3 tablet:ps-4 tablet:pe-2">
      <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="large" />
      <div className="min-w-0 flex-1">
        <p className={cx('truncate font-medium', agent.disabled && 'text-faint line-through')}>
          <bdi>{agent.name}</bdi>
        </p>
        <p className="text-13 [overflow-wrap:anywhere] text-faint tablet:truncate">
          {agent.login}
          {agent.number !== null && <> · {t('agents.number.short', { number: agent.number })}</>} · {roleName(t, agent)}
          {agent.email !== null && <> · {agent.email}</>}
        </p>
      </div>
      {agent.disabled ? (
        <span className="rounded-full bg-active px-2 py-0.5 text-12 font-medium text-soft">{t('agents.disabled')}</span>
      ) : agent.invited ? (
        <span className="rounded-full bg-info-soft px-2 py-0.5 text-12 font-medium text-info-ink">
          {t('agents.invited')}
        </span>
      ) : (
        <StateMark state={agent.state} />
      )}
      <Menu
        trigger={
          <IconButton label={t('agents.more', { name: agent.name })} icon={<MoreHorizontal size={18} aria-hidden />} />
        }
      >
        <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
          {t('agents.edit')}
        </MenuItem>
        {agent.invited && !agent.disabled && (
          <MenuItem icon={<Mail size={16} aria-hidden />} onSelect={() => void acts.invite()}>
            {t('agents.invite.again')}
          </MenuItem>
        )}
        <MenuItem icon={<KeyRound size={16} aria-hidden />} onSelect={() => void acts.reset()}>
          {t('agents.reset')}
        </MenuItem>
        <MenuLine />
        {agent.disabled ? (
          <MenuItem icon={<RotateCcw size={16} aria-hidden />} onSelect={() => void acts.enable()}>
            {t('agents.enable')}
          </MenuItem>
        ) : (
          <MenuItem danger icon={<Ban size={16} aria-hidden />} onSelect={() => void acts.disable()}>
            {t('agents.disable')}
          </MenuItem>
        )}
      </Menu>
    </li>
  )
}

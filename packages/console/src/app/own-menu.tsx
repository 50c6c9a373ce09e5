import { useNavigate } from '@tanstack/react-router'
import { CircleHelp, LogOut, UserRound, Volume2, VolumeX } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { Avatar } from '../components/avatar.tsx'
import { StateDot, StateMark, stateTextId } from '../components/state-mark.tsx'
import { cx } from '../lib/cx.ts'
import { errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { prefer, usePreferences } from '../state/preferences.ts'
import { signOut, useMe } from '../state/session.ts'
import { toast } from '../state/toasts.ts'

type OwnMenuProps = { place: 'rail' | 'bar'; onHelp: () => void }

/** The agent: picture, state in colour and word, name; behind it the own pages and the way out. */
export const OwnMenu = ({ place, onHelp }: OwnMenuProps) => {
  const t = useT()
  const agent = useMe()?.agent
  if (agent === undefined) return null
  const state = t(stateTextId(agent.state))
  const isInRail = place === 'rail'
  return (
    <Popover.Root>
      <Popover.Trigger
        className={cx(
          'flex flex-col items-center text-12 text-soft aria-expanded:bg-active',
          isInRail
            ? 'w-full gap-1 rounded-md px-1 py-2 hover:bg-active hover:text-ink'
            : 'min-h-(--bar) min-w-0 flex-auto justify-center gap-0.5 font-medium',
        )}
      >
        <span className="relative">
          <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size={isInRail ? 'medium' : 'small'} />
          <StateDot state={agent.state} className="absolute -end-0.5 -bottom-0.5 ring-2 ring-canvas" />
        </span>
        <span className={isInRail ? 'max-w-full truncate font-medium text-ink' : 'sr-only'}>{agent.name}</span>
        <span className="max-w-full truncate">{state}</span>
        <span className="sr-only">{t('me.title')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side={isInRail ? 'right' : 'top'}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t('me.title')}
          className="appear z-40 w-60 rounded-md border border-line bg-raised p-1 shadow-raised"
        >
          <OwnActs place={place} onHelp={onHelp} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const OwnActs = ({ place, onHelp }: OwnMenuProps) => {
  const t = useT()
  const me = useMe()
  const navigate = useNavigate()
  const hasSound = usePreferences((state) => state.sounds)
  if (me === null) return null
  return (
    <>
      <div className="mb-1 border-b border-line px-2.5 py-2 text-13 text-soft">
        <p className="truncate font-semibold text-ink">{me.agent.name}</p>
        <p className="truncate">
          {me.agent.login} · {me.account.name}
        </p>
        <p className="mt-1">
          <StateMark state={me.agent.state} />
        </p>
      </div>
      <Act icon={<UserRound size={16} aria-hidden />} onClick={() => void navigate({ to: '/settings/profile' })}>
        {t('settings.profile')}
      </Act>
      {place === 'bar' ? (
        <Act
          icon={hasSound ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />}
          onClick={() => prefer({ sounds: !hasSound })}
        >
          {hasSound ? t('sound.off') : t('sound.on')}
        </Act>
      ) : (
        <Act icon={<CircleHelp size={16} aria-hidden />} onClick={onHelp}>
          {t('shortcuts.title')}
        </Act>
      )}
      <Act
        icon={<LogOut size={16} aria-hidden />}
        onClick={() => void signOut().catch((error: unknown) => toast(errorText(t, error), { look: 'bad' }))}
      >
        {t('me.signout')}
      </Act>
    </>
  )
}

const Act = ({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) => (
  <Popover.Close
    onClick={onClick}
    className="flex min-h-(--target) w-full items-center gap-2.5 rounded-sm px-2.5 text-start hover:bg-hover"
  >
    {icon}
    {children}
  </Popover.Close>
)

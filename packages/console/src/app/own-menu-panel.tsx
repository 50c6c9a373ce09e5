import { useNavigate } from '@tanstack/react-router'
import { CircleHelp, LogOut, UserRound, Volume2, VolumeX } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { useT } from '../lib/i18n.ts'
import { prefer, usePreferences } from '../state/preferences.ts'
import { useMe } from '../state/session.ts'
import { morePlaces } from './places.ts'
import { leave } from './state-acts.tsx'
import { StateMenu } from './state-menu.tsx'

type OwnMenuPanelProps = {
  place: 'rail' | 'bar'
  trigger: RefObject<HTMLButtonElement | null>
  onHelp: () => void
  onClose: () => void
}

/** What stands behind the agent's own picture. Mount it to open. */
export const OwnMenuPanel = ({ place, trigger, onHelp, onClose }: OwnMenuPanelProps) => {
  const t = useT()
  const isInRail = place === 'rail'
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={trigger as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          side={isInRail ? 'right' : 'top'}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t('me.title')}
          // The button shuts it by its own click.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && trigger.current?.contains(event.target)) event.preventDefault()
          }}
          className="appear z-40 max-h-(--radix-popover-content-available-height) w-64 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-raised"
        >
          <OwnActs place={place} onHelp={onHelp} onClose={onClose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const OwnActs = ({ place, onHelp, onClose }: Omit<OwnMenuPanelProps, 'trigger'>) => {
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
      </div>
      <StateMenu agent={me.agent} onDone={onClose} />
      {place === 'bar' &&
        morePlaces.map(({ to, text, icon: Icon }) => (
          <Act key={to} icon={<Icon size={16} aria-hidden />} onClick={() => void navigate({ to })}>
            {t(text)}
          </Act>
        ))}
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
      <Act icon={<LogOut size={16} aria-hidden />} onClick={() => void leave()}>
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

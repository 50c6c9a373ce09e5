import type { RoomItem } from '@frontdesk/protocol'
import { useNavigate } from '@tanstack/react-router'
import { CircleStop, Ellipsis, LogOut, PencilLine, UserRoundPlus, UsersRound } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useScreen } from '../../app/screen.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx'
import { useT } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useMe } from '../../state/session.ts'
import { othersIn } from '../colleagues/room-name.ts'
import { BackToList } from '../conversations/back-to-list.tsx'
import { endSession, leaveSession } from './acts.ts'
import { beginPicking } from './picking.ts'
import { countsOf, sessionName } from './session-of.ts'
import { Faces } from './session-row.tsx'

const RenameDialog = lazyPart(async () => (await import('./rename-dialog.tsx')).RenameDialog)

type SessionHeaderProps = { session: RoomItem; arePeopleShown: boolean; onPeople: () => void }

/** What it is called, how many are in it, and what can be done with it. */
export const SessionHeader = ({ session, arePeopleShown, onPeople }: SessionHeaderProps) => {
  const t = useT()
  const screen = useScreen()
  const meId = useMe()?.agent.id ?? ''
  const Heading = screen === 'phone' || (screen === 'tablet' && arePeopleShown) ? 'h1' : 'h2'
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-2 py-1.5 tablet:gap-3 tablet:px-4">
      <BackToList />
      {screen !== 'phone' && <Faces people={othersIn(session, meId)} />}
      <div className="min-w-0 flex-1">
        <Heading className="truncate text-16 leading-6 font-semibold">
          <bdi>{sessionName(t, session, meId)}</bdi>
        </Heading>
        <p className="truncate text-12 text-faint">
          {session.status === 'closed' ? `${t('standing.closed')} · ` : screen !== 'phone' && `${t('session.mark')} · `}
          {t('session.counts', countsOf(session))}
        </p>
      </div>
      {session.status !== 'closed' && <Acts session={session} />}
      <IconButton
        label={t(arePeopleShown ? 'session.people.hide' : 'session.people.show')}
        shortcut="I"
        aria-pressed={arePeopleShown}
        icon={<UsersRound size={18} aria-hidden />}
        onClick={onPeople}
      />
    </header>
  )
}

const Acts = ({ session }: { session: RoomItem }) => {
  const t = useT()
  const screen = useScreen()
  const navigate = useNavigate()
  const meId = useMe()?.agent.id ?? ''
  const held = useExited() ? t('exited.why') : null
  const [isRenaming, setRenaming] = useState(false)
  const isOwner = session.members.some(({ party, role }) => party.id === meId && role === 'owner')
  const more = (): void => beginPicking({ into: session, visitors: [] })
  const leave = async (): Promise<void> => {
    if (await leaveSession(session)) await navigate({ to: '/conversations', search: {} })
  }
  const icon = <UserRoundPlus size={screen === 'wide' ? 16 : 18} aria-hidden />
  return (
    <>
      {screen === 'wide' ? (
        <Button icon={icon} disabled={held !== null} {...(held !== null && { title: held })} onClick={more}>
          {t('session.more.short')}
        </Button>
      ) : (
        <IconButton label={t('session.more.short')} icon={icon} disabled={held !== null} onClick={more} />
      )}
      <Menu trigger={<IconButton label={t('session.menu')} icon={<Ellipsis size={18} aria-hidden />} />}>
        <MenuItem icon={<PencilLine size={16} aria-hidden />} onSelect={() => setRenaming(true)}>
          {t('session.rename')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<LogOut size={16} aria-hidden />} onSelect={() => void leave()}>
          {t('session.leave')}
        </MenuItem>
        {isOwner && (
          <MenuItem danger icon={<CircleStop size={16} aria-hidden />} onSelect={() => void endSession(session)}>
            {t('session.end')}
          </MenuItem>
        )}
      </Menu>
      <Suspense>{isRenaming && <RenameDialog session={session} onClose={() => setRenaming(false)} />}</Suspense>
    </>
  )
}

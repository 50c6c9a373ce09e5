import type { RoomItem } from '@frontdesk/protocol'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Ellipsis, LogOut, Users } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useScreen } from '../../app/screen.ts'
import { IconButton } from '../../components/button.tsx'
import { confirm } from '../../components/confirm.tsx'
import { Menu, MenuItem, MenuLine } from '../../components/menu.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useT } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useMe } from '../../state/session.ts'
import { changeRoom } from './room-acts.ts'
import { othersIn, roomName } from './room-name.ts'
import { RoomMark } from './room-row.tsx'

const MembersDialog = lazyPart(async () => (await import('./members-dialog.tsx')).MembersDialog)

/** Who is in the room, and what a member can do with a group. */
export const RoomHeader = ({ room }: { room: RoomItem }) => {
  const t = useT()
  const screen = useScreen()
  const navigate = useNavigate()
  const meId = useMe()?.agent.id ?? ''
  const name = roomName(t, room, meId)
  const [isShowing, setShowing] = useState(false)
  const Heading = screen === 'phone' ? 'h1' : 'h2'

  const leave = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('room.leave.title', { name }),
      body: t('room.leave.body'),
      action: t('room.leave'),
    })
    if (isSure && (await changeRoom('room.leave', { conversationId: room.id }))) await navigate({ to: '/colleagues' })
  }

  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-2 py-1.5 tablet:gap-3 tablet:px-4">
      {screen === 'phone' && (
        <Link
          to="/colleagues"
          aria-label={t('room.back')}
          className="inline-flex min-target items-center justify-center rounded-md text-soft"
        >
          <ArrowLeft size={20} aria-hidden className="rtl:-scale-x-100" />
        </Link>
      )}
      {screen !== 'phone' && <RoomMark room={room} />}
      <div className="min-w-0 flex-1">
        <Heading className="truncate text-16 leading-6 font-semibold">
          <bdi>{name}</bdi>
        </Heading>
        <About room={room} meId={meId} />
      </div>
      {room.shape !== 'direct' && (
        <IconButton label={t('room.members')} icon={<Users size={18} aria-hidden />} onClick={() => setShowing(true)} />
      )}
      {room.shape === 'group' && (
        <Menu trigger={<IconButton label={t('room.more')} icon={<Ellipsis size={18} aria-hidden />} />}>
          <MenuItem icon={<Users size={16} aria-hidden />} onSelect={() => setShowing(true)}>
            {t('room.manage')}
          </MenuItem>
          <MenuLine />
          <MenuItem danger icon={<LogOut size={16} aria-hidden />} onSelect={() => void leave()}>
            {t('room.leave')}
          </MenuItem>
        </Menu>
      )}
      <Suspense>{isShowing && <MembersDialog room={room} onClose={() => setShowing(false)} />}</Suspense>
    </header>
  )
}

/** The other's state, or how many are in it. */
const About = ({ room, meId }: { room: RoomItem; meId: string }) => {
  const t = useT()
  const agents = useColleagues((state) => state.agents)
  const [other] = othersIn(room, meId)
  if (room.shape === 'direct' && other !== undefined)
    return <StateMark state={agents.get(other.id)?.state ?? 'offline'} />
  return (
    <p className="truncate text-12 text-faint">
      {t(room.shape === 'team' ? 'room.team' : 'room.count', { count: room.members.length })}
    </p>
  )
}

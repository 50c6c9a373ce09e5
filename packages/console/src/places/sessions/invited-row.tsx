import type { RoomItem } from '@frontdesk/protocol'
import { RotateCcw, X } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { IconButton } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useLeft } from '../../lib/use-left.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe, useRight } from '../../state/session.ts'
import { inviteAgain, takeBack } from './acts.ts'
import type { Invited } from './pane-people.ts'

type InvitedRowProps = { session: RoomItem; invited: Invited; onOpen: () => void }

/** Somebody who was asked and is not in it: how that stands, and what can be done about it. */
export const InvitedRow = ({ session, invited: { invitation, stand }, onOpen }: InvitedRowProps) => {
  const t = useT()
  const meId = useMe()?.agent.id
  const mayWithdraw = useRight('supervise') || invitation.agent.id === meId
  const hasExited = useExited()
  const { contact } = invitation
  const name = visitorName(t, contact.label)
  return (
    <li className="relative flex min-h-13 items-center gap-3 px-4 py-1 hover:bg-hover">
      <Avatar id={contact.id} label={name} />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          aria-label={t('session.details.of', { name })}
          onClick={onOpen}
          className="block max-w-full truncate text-start after:absolute after:inset-0"
        >
          <bdi>{name}</bdi>
        </button>
        <p className="text-12 text-faint tabular-nums">
          {stand === 'pending' ? <Left untilMs={invitation.expiresAtMs} /> : t(`session.answer.${stand}`)}
        </p>
      </div>
      {stand === 'pending' && mayWithdraw && (
        <IconButton
          label={t('invite.withdraw')}
          icon={<X size={16} aria-hidden />}
          className="relative z-1"
          onClick={() => void takeBack(invitation)}
        />
      )}
      {stand !== 'pending' && session.status !== 'closed' && (
        <IconButton
          label={t('session.again.of', { name })}
          icon={<RotateCcw size={16} aria-hidden />}
          className="relative z-1"
          disabled={hasExited}
          onClick={() => void inviteAgain(session, name, invitation)}
        />
      )}
    </li>
  )
}

const Left = ({ untilMs }: { untilMs: number }) => {
  const t = useT()
  return t('session.answer.pending', { count: Math.ceil(useLeft(untilMs) / 1_000) })
}

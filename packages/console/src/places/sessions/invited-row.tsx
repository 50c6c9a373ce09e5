import type { RoomItem } from '@frontdesk/protocol'
import { RotateCcw, X } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useLeft } from '../../lib/use-left.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe, useRight } from '../../state/session.ts'
import { inviteAgain, takeBack } from './acts.ts'
import type { Invited } from './pane-people.ts'
import { PersonRow } from './person-row.tsx'

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
    <PersonRow
      id={contact.id}
      name={name}
      onOpen={onOpen}
      acts={
        <>
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
        </>
      }
    >
      <p className="text-12 text-faint tabular-nums">
        {stand === 'pending' ? <Left untilMs={invitation.expiresAtMs} /> : t(`session.answer.${stand}`)}
      </p>
    </PersonRow>
  )
}

const Left = ({ untilMs }: { untilMs: number }) => {
  const t = useT()
  return t('session.answer.pending', { count: Math.ceil(useLeft(untilMs) / 1_000) })
}

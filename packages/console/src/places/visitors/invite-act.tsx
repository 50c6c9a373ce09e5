import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { Mail, X } from 'lucide-react'
import { Button, IconButton } from '../../components/button.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { clockTime } from '../../lib/time.ts'
import { useLeft } from '../../lib/use-left.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { currentLive, useLive } from '../../state/live.ts'
import { useMe, useRight } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { standOf } from './invitation-state.ts'
import { beginInviting } from './inviting.ts'

type InviteActProps = { visitor: VisitorHere; invitation: Invitation | undefined }

/** One click invites; then how it stands: waiting with the time that is left, or to be left alone. */
export const InviteAct = ({ visitor, invitation }: InviteActProps) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const live = useLive()
  const nowMs = now + (live?.client.clockOffsetMs ?? 0)
  const stand = standOf(invitation, nowMs)
  const { conversation, contact } = visitor
  if (stand.kind === 'pending') return <Pending invitation={stand.invitation} />
  // In service, or waiting for it: there the conversation is the way.
  if (conversation !== null && conversation.status !== 'closed') return null
  if (stand.kind === 'quiet')
    return (
      <p className="text-12 text-faint tablet:max-w-40 tablet:text-end">
        {t(stand.how === 'declined' ? 'invite.declined' : 'invite.lapsed', {
          time: clockTime(language, stand.untilMs),
        })}
      </p>
    )
  return (
    <Button
      icon={<Mail size={16} aria-hidden />}
      aria-label={t('invite.of', { name: visitorName(t, contact.label) })}
      onClick={() => beginInviting(visitor)}
    >
      {t('invite.act')}
    </Button>
  )
}

const Pending = ({ invitation: { id, agent, expiresAtMs } }: { invitation: Invitation }) => {
  const t = useT()
  const leftMs = useLeft(expiresAtMs)
  const meId = useMe()?.agent.id
  const mayWithdraw = useRight('supervise') || agent.id === meId
  const withdraw = async (): Promise<void> => {
    try {
      await currentLive()?.client.request('invitation.withdraw', { invitationId: id })
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
  }
  return (
    <div className="flex items-center gap-1">
      <p className="text-13 text-soft tabular-nums">
        <span className="block font-medium text-accent-ink">
          {agent.id === meId ? t('invite.pending') : t('invite.pending.by', { name: agent.label })}
        </span>
        <span className="block text-12">{t('invite.left', { count: Math.ceil(leftMs / 1_000) })}</span>
      </p>
      {mayWithdraw && (
        <IconButton label={t('invite.withdraw')} icon={<X size={16} aria-hidden />} onClick={() => void withdraw()} />
      )}
    </div>
  )
}

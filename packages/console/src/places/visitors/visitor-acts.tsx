import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { MessageSquarePlus, UsersRound } from 'lucide-react'
import { Button, buttonClass, IconButton } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useFeed } from '../../state/feed.ts'
import { beginPicking } from '../sessions/picking.ts'
import { isInSession } from '../sessions/who-can-join.ts'
import { InviteAct } from './invite-act.tsx'
import { useWriteFirst } from './write-first.ts'

/** The steps from here: an invitation, the conversation there is, or the first words. */
export const VisitorActs = ({ visitor, invitation }: { visitor: VisitorHere; invitation: Invitation | undefined }) =>
  isInSession(visitor) ? (
    <SessionAct visitor={visitor} sessionId={invitation?.sessionId ?? null} />
  ) : (
    <div className="flex flex-wrap items-center gap-2">
      <InviteAct visitor={visitor} invitation={invitation} />
      <WriteAct visitor={visitor} />
      {invitation?.state !== 'pending' && <IntoSessionAct visitor={visitor} />}
    </div>
  )

/** The session that the visitor is in, for the agents in it. */
const SessionAct = ({ visitor, sessionId }: { visitor: VisitorHere; sessionId: string | null }) => {
  const t = useT()
  const isMine = useFeed(({ feed }) => sessionId !== null && feed?.rooms.get(sessionId)?.status === 'open')
  if (sessionId === null || !isMine) return <p className="text-13 text-faint">{t('session.board.in')}</p>
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: sessionId }}
      search={{}}
      aria-label={t('session.board.open.of', { name: visitorName(t, visitor.contact.label) })}
      className={buttonClass('secondary')}
    >
      <UsersRound size={16} aria-hidden />
      {t('session.board.open')}
    </Link>
  )
}

const IntoSessionAct = ({ visitor: { contact, site } }: { visitor: VisitorHere }) => {
  const t = useT()
  const hasExited = useExited()
  return (
    <IconButton
      label={t('session.board.into.of', { name: visitorName(t, contact.label) })}
      icon={<UsersRound size={18} aria-hidden />}
      disabled={hasExited}
      onClick={() => beginPicking({ into: null, visitors: [{ contact, site }] })}
    />
  )
}

const WriteAct = ({ visitor: { contact, site, conversation } }: { visitor: VisitorHere }) => {
  const t = useT()
  const { isBusy, open } = useWriteFirst()
  const hasExited = useExited()
  const name = visitorName(t, contact.label)
  if (conversation !== null && conversation.status !== 'closed')
    return (
      <Link
        to="/conversations/$conversationId"
        params={{ conversationId: conversation.id }}
        search={{}}
        aria-label={t('visitors.open.of', { name })}
        className={buttonClass('secondary')}
      >
        {t('visitors.open')}
      </Link>
    )
  return (
    <Button
      icon={<MessageSquarePlus size={16} aria-hidden />}
      aria-label={t('visitors.write.of', { name })}
      busy={isBusy}
      disabled={hasExited}
      {...(hasExited && { title: t('exited.why') })}
      onClick={() => void open(contact.id, site.id)}
    >
      {t('visitors.write')}
    </Button>
  )
}

import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { MessageSquarePlus } from 'lucide-react'
import { Button, buttonClass } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { InviteAct } from './invite-act.tsx'
import { useWriteFirst } from './write-first.ts'

/** The steps from here: an invitation, the conversation there is, or the first words. */
export const VisitorActs = ({ visitor, invitation }: { visitor: VisitorHere; invitation: Invitation | undefined }) => (
  <div className="flex flex-wrap items-center gap-2">
    <InviteAct visitor={visitor} invitation={invitation} />
    <WriteAct visitor={visitor} />
  </div>
)

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

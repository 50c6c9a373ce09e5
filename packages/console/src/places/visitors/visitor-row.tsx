import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { MessageSquarePlus, Monitor, Smartphone, Tablet } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Button, buttonClass } from '../../components/button.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { countryName } from '../../lib/names.ts'
import { useNow } from '../../lib/now.ts'
import { duration } from '../../lib/time.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { SpecialMark } from '../conversations/special-mark.tsx'
import { VerifiedMark } from '../conversations/verified-mark.tsx'
import { InviteAct } from './invite-act.tsx'
import { useWriteFirst } from './write-first.ts'

const devices = { desktop: Monitor, phone: Smartphone, tablet: Tablet, other: Monitor } as const

/** Somebody who is here: on which page, for how long, with what, from where, and whose visitor it is. */
export const VisitorRow = ({
  visitor,
  invitation,
}: {
  visitor: VisitorHere
  /** Its newest. */
  invitation: Invitation | undefined
}) => {
  const { visit, contact, site } = visitor
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const me = useMe()
  const Device = devices[visit.device]
  const with_ = [visit.browser, visit.system].filter(Boolean).join(' · ')
  const picked = visit.pickedAgent
  return (
    <li className="flex flex-col gap-3 border-b border-line px-4 py-3 last:border-b-0 tablet:flex-row tablet:items-center">
      <div className="flex min-w-0 flex-1 items-start gap-3">
        <Avatar id={contact.id} label={contact.label} size="medium" />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-1.5">
            <bdi className="min-w-0 truncate font-medium">{visitorName(t, contact.label)}</bdi>
            {contact.verified && <VerifiedMark />}
            {contact.special && <SpecialMark />}
            <span className="min-w-0 shrink-0 truncate text-12 text-faint">{site.name}</span>
          </p>
          <div className="mt-0.5 text-13 [overflow-wrap:anywhere] [&_bdi]:line-clamp-1 pointer-coarse:[&_a]:py-3.75">
            <PageLink url={visit.pageUrl} title={visit.pageTitle} />
          </div>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-faint tabular-nums">
            <span>
              {t('visitors.time', {
                page: duration(t, now - visit.lastSeenAtMs),
                visit: duration(t, now - visit.startedAtMs),
              })}
            </span>
            <span className="inline-flex items-center gap-1" title={with_}>
              <Device size={14} aria-hidden />
              {t(`about.device.${visit.device}`)}
            </span>
            {visit.country !== null && <span>{countryName(language, visit.country)}</span>}
            {picked !== null && picked.id !== me?.agent.id && (
              <span>{t('visitors.picked', { name: picked.label })}</span>
            )}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <InviteAct visitor={visitor} invitation={invitation} />
        <VisitorAct visitor={visitor} />
      </div>
    </li>
  )
}

/** The one step from here: into the conversation there is, or to the first words. */
const VisitorAct = ({ visitor: { contact, site, conversation } }: { visitor: VisitorHere }) => {
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

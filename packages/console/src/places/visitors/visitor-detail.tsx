import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { History, Mail as MailIcon, Phone, UserRoundCheck } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useNow } from '../../lib/now.ts'
import { clockTime, duration, exactTime, momentOf } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { AboutVisit } from '../conversations/about-visit.tsx'
import { Fact, Facts } from '../conversations/fact.tsx'
import { SidePane } from '../conversations/side-pane.tsx'
import { SpecialMark } from '../conversations/special-mark.tsx'
import { VerifiedMark } from '../conversations/verified-mark.tsx'
import { FirstWords } from './first-words.tsx'
import { VisitorActs } from './visitor-acts.tsx'
import { VisitorStateMark } from './visitor-state.tsx'

type VisitorDetailProps = {
  visitor: VisitorHere
  invitation: Invitation | undefined
  /** It has left while somebody looks at it. */
  isGone: boolean
  /** It takes the whole screen, with a way back. */
  isWhole: boolean
  onClose: () => void
}

/** All that is known of a visitor who is here, with the whole way through the site. */
export const VisitorDetail = ({ visitor, invitation, isGone, isWhole, onClose }: VisitorDetailProps) => {
  const t = useT()
  const { contact, visit, returning } = visitor
  const name = visitorName(t, contact.label)
  return (
    <SidePane
      label={t('board.details.of', { name })}
      title={t('board.details')}
      back={t('board.back')}
      close={t('board.close')}
      isWhole={isWhole}
      onClose={onClose}
    >
      <div className="flex items-center gap-3 px-4 pt-4 pb-3">
        <Avatar id={contact.id} label={contact.label} size="large" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-1.5 text-16 leading-6 font-semibold">
            <bdi className="min-w-0 truncate">{name}</bdi>
            {contact.verified && <VerifiedMark />}
            {contact.special && <SpecialMark />}
          </p>
          {isGone ? (
            <p className="text-12 text-faint">{t('board.gone')}</p>
          ) : (
            <VisitorStateMark state={visitor.state} />
          )}
        </div>
      </div>
      {!isGone && (
        <div className="px-4 pb-4">
          <FirstWords visitor={visitor} isWhole />
          <VisitorActs visitor={visitor} invitation={invitation} />
        </div>
      )}
      {(contact.email !== null || contact.phone !== null || visit.pickedAgent !== null || returning !== null) && (
        <Facts title={t('board.who')}>
          {contact.email !== null && (
            <Fact icon={MailIcon} label={t('board.email')}>
              <bdi>{contact.email}</bdi>
            </Fact>
          )}
          {contact.phone !== null && (
            <Fact icon={Phone} label={t('board.phone')}>
              <bdi>{contact.phone}</bdi>
            </Fact>
          )}
          {visit.pickedAgent !== null && (
            <Fact icon={UserRoundCheck} label={t('board.picked')}>
              {visit.pickedAgent.label}
            </Fact>
          )}
          {returning !== null && (
            <Fact icon={History} label={t('board.before')}>
              {t(returning ? 'board.returning' : 'board.new')}
            </Fact>
          )}
        </Facts>
      )}
      <Way visitor={visitor} isGone={isGone} />
      <AboutVisit visit={isGone ? { ...visit, online: false } : visit} />
    </SidePane>
  )
}

const Way = ({ visitor: { contact, pages, visit }, isGone }: { visitor: VisitorHere; isGone: boolean }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const { data, error } = useQuery({
    // Asked for again with each page.
    queryKey: ['trail', contact.id, pages, visit.pageTitle, isGone],
    queryFn: () => call('visitor.trail', { contactId: contact.id }),
    placeholderData: (known) => known,
  })
  if (error !== null)
    return (
      <div className="px-4 py-2">
        <Notice look="bad">{errorText(t, error)}</Notice>
      </div>
    )
  return (data?.visits ?? []).map(({ startedAtMs, online, pages: trail, count }) => (
    <section key={startedAtMs} className="border-t border-line px-4 py-3">
      <h2 className="mb-1.5 text-12 font-semibold text-faint">
        {online ? t('board.way') : t('board.way.before', { time: momentOf(language, startedAtMs, now) })}
      </h2>
      {count > trail.length && (
        <p className="mb-1 text-12 text-faint">{t('board.way.more', { count: count - trail.length })}</p>
      )}
      <ol className="flex flex-col gap-2 pointer-coarse:gap-4 border-s border-line ps-3" aria-label={t('board.way')}>
        {trail.map(({ url, title, atMs }, at) => {
          const next = trail[at + 1]
          const untilMs = next?.atMs ?? (online && !isGone ? now : null)
          return (
            <li
              key={`${atMs}${url}`}
              className="text-13 [overflow-wrap:anywhere] [&_a]:py-1.25 pointer-coarse:[&_a]:py-3.75"
            >
              <p className="text-12 text-faint tabular-nums">
                <time dateTime={new Date(atMs).toISOString()} title={exactTime(language, atMs)}>
                  {clockTime(language, atMs)}
                </time>
                {untilMs !== null && <span className="ps-2">{duration(t, untilMs - atMs)}</span>}
              </p>
              <PageLink url={url} title={title} />
            </li>
          )
        })}
      </ol>
    </section>
  ))
}

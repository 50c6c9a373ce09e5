import { shortUrl } from '@frontdesk/client/text/links'
import type { Invitation, VisitorHere } from '@frontdesk/protocol'
import { CornerDownRight, Files, Monitor, Smartphone, Tablet, Timer } from 'lucide-react'
import { memo } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { TagChips } from '../../components/tag-chip.tsx'
import { cx } from '../../lib/cx.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { countryName, languageName } from '../../lib/names.ts'
import { useNow } from '../../lib/now.ts'
import { duration } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { SpecialMark } from '../conversations/special-mark.tsx'
import { VerifiedMark } from '../conversations/verified-mark.tsx'
import { FirstWords } from './first-words.tsx'
import { hostOf } from './host-of.ts'
import { VisitorActs } from './visitor-acts.tsx'
import { VisitorStateMark } from './visitor-state.tsx'

export const deviceIcons = { desktop: Monitor, phone: Smartphone, tablet: Tablet, other: Monitor } as const

type VisitorRowProps = {
  visitor: VisitorHere
  /** Its newest. */
  invitation: Invitation | undefined
  isOwn: boolean
  isOpen: boolean
  /** Among those who are gathered in a session. */
  isPicked: boolean
  onOpen: (contactId: string) => void
  onPick: (visitor: VisitorHere, isPicked: boolean) => void
}

/** Somebody who is here: on which page, for how long, with what, from where, and whose visitor it is. */
export const VisitorRow = memo(({ visitor, invitation, isOwn, isOpen, isPicked, onOpen, onPick }: VisitorRowProps) => {
  const { visit, contact, site } = visitor
  const t = useT()
  const name = visitorName(t, contact.label)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the list is a virtual one
    <div
      role="listitem"
      className={cx(
        'relative flex flex-col gap-2.5 border-b border-line px-4 py-3 tablet:flex-row tablet:items-center',
        isOpen ? 'bg-accent-soft/60' : 'hover:bg-hover',
      )}
    >
      <div className="flex min-w-0 flex-1 items-start gap-3">
        <label className="relative z-1 -m-2 flex min-target shrink-0 cursor-pointer items-center justify-center">
          <input
            type="checkbox"
            checked={isPicked}
            aria-label={t('session.board.pick', { name })}
            onChange={(event) => onPick(visitor, event.currentTarget.checked)}
            className="size-4 accent-(--accent)"
          />
        </label>
        <Avatar id={contact.id} label={contact.label} size="medium" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-1.5">
            <button
              type="button"
              data-row={contact.id}
              aria-current={isOpen || undefined}
              aria-label={t('board.details.of', { name })}
              onClick={() => onOpen(contact.id)}
              className="min-w-0 truncate text-start font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink"
            >
              <bdi>{name}</bdi>
            </button>
            {contact.verified && <VerifiedMark />}
            {contact.special && <SpecialMark />}
            <TagChips tagIds={contact.tagIds} />
            {/* Where the invitation itself tells that it waits, once is enough. */}
            {!(visitor.state === 'invited' && invitation?.state === 'pending') && (
              <VisitorStateMark state={visitor.state} />
            )}
            {isOwn && (
              <span className="shrink-0 rounded-sm bg-accent px-1.5 text-12 leading-5 font-medium text-on-accent">
                {t('visitors.list.own')}
              </span>
            )}
            <span className="min-w-0 truncate text-12 text-faint">{site.name}</span>
          </p>
          <p className="mt-0.5 flex min-w-0 gap-2 text-13">
            {visit.pageTitle !== null && visit.pageTitle !== '' && (
              <bdi className="min-w-0 shrink truncate">{visit.pageTitle}</bdi>
            )}
            <bdi className="min-w-0 shrink-[2] truncate text-faint">
              {visit.pageUrl === null ? '' : shortUrl(visit.pageUrl)}
            </bdi>
          </p>
          <FirstWords visitor={visitor} />
          <RowFacts visitor={visitor} isOwn={isOwn} />
        </div>
      </div>
      <div className="relative z-1 w-fit">
        <VisitorActs visitor={visitor} invitation={invitation} />
      </div>
    </div>
  )
})

const RowFacts = ({ visitor, isOwn }: { visitor: VisitorHere; isOwn: boolean }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const { visit, pageSinceMs, pages, returning } = visitor
  const Device = deviceIcons[visit.device]
  const picked = visit.pickedAgent
  const from = hostOf(visit.referrer)
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-faint tabular-nums">
      <span className="inline-flex items-center gap-1">
        <Timer size={13} aria-hidden />
        {t('visitors.time', { page: duration(t, now - pageSinceMs), visit: duration(t, now - visit.startedAtMs) })}
      </span>
      <span className="inline-flex items-center gap-1">
        <Files size={13} aria-hidden />
        {t('board.pages', { count: pages })}
      </span>
      <span
        className="inline-flex items-center gap-1"
        title={[visit.browser, visit.system].filter(Boolean).join(' · ')}
      >
        <Device size={13} aria-hidden />
        {t(`about.device.${visit.device}`)}
      </span>
      {visit.country !== null && <span>{countryName(language, visit.country)}</span>}
      {visit.language !== null && <span>{languageName(language, visit.language)}</span>}
      {from !== null && (
        <span className="inline-flex min-w-0 items-center gap-1" title={t('board.from', { host: from })}>
          <CornerDownRight size={13} aria-hidden className="shrink-0" />
          <bdi className="max-w-40 truncate">{from}</bdi>
        </span>
      )}
      {returning !== null && <span>{t(returning ? 'board.returning' : 'board.new')}</span>}
      {picked !== null && !isOwn && <span>{t('visitors.picked', { name: picked.label })}</span>}
    </p>
  )
}

import { safeHref } from '@frontdesk/client/text/links'
import type { AttemptResult, Callback } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { MessageSquareShare, MessagesSquare, PhoneCall, PhoneMissed, UserRoundCheck, UserRoundX } from 'lucide-react'
import { Button, buttonClass } from '../../components/button.tsx'
import { SafeLink } from '../../components/safe-text.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { shortDateTime } from '../../lib/time.ts'
import { useExited } from '../../lib/use-exited.ts'
import { useMe } from '../../state/session.ts'
import { claimCallback } from './acts.ts'
import { StandingMark } from './standing-mark.tsx'

type ActsProps = { callback: Callback; onServe: () => void; onAttempt: (result: AttemptResult) => void }

/** Where the person is, how it is reached, what was tried, and what can be done. */
export const EntryActs = ({ callback, onServe, onAttempt }: ActsProps) => {
  const t = useT()
  const meId = useMe()?.agent.id
  const hasExited = useExited()
  const isMine = callback.owner !== null && callback.owner.id === meId
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-canvas p-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 pointer-coarse:[&_a]:py-3">
        <StandingMark callback={callback} />
        <Reached callback={callback} />
      </p>
      <History callback={callback} />
      <div className="flex flex-wrap gap-2">
        {callback.contact !== null && (
          <Button
            icon={<MessageSquareShare size={16} aria-hidden />}
            disabled={hasExited}
            {...(hasExited && { title: t('exited.why') })}
            onClick={onServe}
          >
            {t('revisits.serve')}
          </Button>
        )}
        {callback.conversationId !== null && (
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: callback.conversationId }}
            search={{}}
            className={buttonClass('secondary')}
          >
            <MessagesSquare size={16} aria-hidden />
            {t('revisits.conversation')}
          </Link>
        )}
        <Button
          icon={isMine ? <UserRoundX size={16} aria-hidden /> : <UserRoundCheck size={16} aria-hidden />}
          onClick={() => void claimCallback(callback, !isMine)}
        >
          {t(isMine ? 'revisits.giveBack' : 'revisits.claim')}
        </Button>
        <Button icon={<PhoneCall size={16} aria-hidden />} onClick={() => onAttempt('reached')}>
          {t('revisits.attempt.reached')}
        </Button>
        <Button icon={<PhoneMissed size={16} aria-hidden />} onClick={() => onAttempt('missed')}>
          {t('revisits.attempt.missed')}
        </Button>
      </div>
      {hasExited && callback.contact !== null && <p className="text-12 text-soft">{t('exited.why')}</p>}
    </div>
  )
}

/** Its numbers and addresses, as links that the machine may know what to do with. */
const Reached = ({ callback: { contact, phone, email } }: { callback: Callback }) => {
  const ways = [
    { text: phone ?? contact?.phone ?? null, href: (text: string) => `tel:${text.replaceAll(/[^+\d]/g, '')}` },
    { text: email ?? contact?.email ?? null, href: (text: string) => `mailto:${encodeURIComponent(text)}` },
  ]
  return ways.map(({ text, href }) => {
    const link = text === null ? null : safeHref(href(text))
    return text === null || link === null ? null : (
      <SafeLink key={link} href={link}>
        {text}
      </SafeLink>
    )
  })
}

const History = ({ callback }: { callback: Callback }) => {
  const t = useT()
  const language = useLanguage()
  const { owner, lastAttempt, attempts, createdBy, createdAtMs } = callback
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-12 text-faint">
      <span>{t('revisits.created', { name: createdBy.label, time: shortDateTime(language, createdAtMs) })}</span>
      <span>{owner === null ? t('revisits.owner.nobody') : t('revisits.owner.of', { name: owner.label })}</span>
      {lastAttempt !== null && (
        <span>
          {t('revisits.attempts.last', {
            count: attempts,
            name: lastAttempt.by.label,
            time: shortDateTime(language, lastAttempt.atMs),
            result: t(`revisits.result.${lastAttempt.result}`),
          })}
        </span>
      )}
    </p>
  )
}

import type { Callback } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { MessageSquareShare, UserRoundCheck } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { useExited } from '../../lib/use-exited.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { claimCallback } from './acts.ts'
import { DueMark } from './due-mark.tsx'
import { StandingMark } from './standing-mark.tsx'

type RowProps = { callback: Callback; onServe: () => void }

const stateLooks = {
  open: 'bg-active text-soft',
  solved: 'bg-good-soft text-good-ink',
  done: 'bg-active text-faint',
} as const

/** One entry: who, whether there, why, when, whose. Who is there stands out; who is not is muted (mark D3). */
export const CallbackRow = ({ callback, onServe }: RowProps) => {
  const t = useT()
  const name = visitorName(t, callback.label)
  const isAway = callback.standing === 'away'
  return (
    <li
      data-standing={callback.standing}
      className="relative flex flex-col gap-2 border-b border-line px-4 py-3 last:border-b-0 hover:bg-hover tablet:flex-row tablet:items-center tablet:gap-4"
    >
      <div className="flex min-w-0 flex-1 items-start gap-3">
        <span className={isAway ? 'grayscale' : ''}>
          <Avatar id={callback.contact?.id ?? callback.id} label={callback.label} size="medium" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <Link
              to="/revisits/$callbackId"
              params={{ callbackId: callback.id }}
              search={(before) => before}
              className={cx('min-w-0 truncate after:absolute after:inset-0', isAway ? 'text-soft' : 'font-semibold')}
            >
              <bdi>{name}</bdi>
            </Link>
            <span className={cx('rounded-full px-2 text-12', stateLooks[callback.state])}>
              {t(`revisits.state.${callback.state}`)}
            </span>
            <StandingMark callback={callback} />
          </p>
          <Words callback={callback} isAway={isAway} />
          <Facts callback={callback} />
        </div>
      </div>
      <Steps callback={callback} name={name} onServe={onServe} />
    </li>
  )
}

const Words = ({ callback: { reason, reported }, isAway }: { callback: Callback; isAway: boolean }) => (
  <>
    {reason !== '' && (
      <p className={cx('mt-0.5 line-clamp-2 [overflow-wrap:anywhere]', isAway && 'text-soft')}>{reason}</p>
    )}
    {reported !== '' && <p className="mt-0.5 line-clamp-2 text-13 text-soft [overflow-wrap:anywhere]">{reported}</p>}
  </>
)

const Facts = ({ callback }: { callback: Callback }) => {
  const t = useT()
  const me = useMe()
  const { owner, attempts, dueAtMs, state } = callback
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-faint tabular-nums">
      {dueAtMs !== null && <DueMark atMs={dueAtMs} isOver={state === 'done'} />}
      <span>
        {owner === null
          ? t('revisits.owner.nobody')
          : owner.id === me?.agent.id
            ? t('revisits.owner.me')
            : t('revisits.owner.of', { name: owner.label })}
      </span>
      {attempts > 0 && <span>{t('revisits.attempts', { count: attempts })}</span>}
    </p>
  )
}

/** The next step from here: the second service where it can begin, else claiming what is nobody's. */
const Steps = ({ callback, name, onServe }: RowProps & { name: string }) => {
  const t = useT()
  const hasExited = useExited()
  const isReady = callback.state === 'solved' && callback.standing !== 'away'
  if (isReady)
    return (
      <Button
        look="primary"
        className="relative"
        icon={<MessageSquareShare size={16} aria-hidden />}
        aria-label={t('revisits.serve.of', { name })}
        disabled={hasExited}
        {...(hasExited && { title: t('exited.why') })}
        onClick={onServe}
      >
        {t('revisits.serve')}
      </Button>
    )
  if (callback.owner !== null || callback.state === 'done') return null
  return (
    <Button
      className="relative"
      icon={<UserRoundCheck size={16} aria-hidden />}
      aria-label={t('revisits.claim.of', { name })}
      onClick={() => void claimCallback(callback, true)}
    >
      {t('revisits.claim')}
    </Button>
  )
}

import type { Notice } from '@frontdesk/protocol'
import { CircleAlert, Clock, MailCheck } from 'lucide-react'
import { Popover } from 'radix-ui'
import { Tooltip } from '../../components/tooltip.tsx'
import { cx } from '../../lib/cx.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'

const icons = { waiting: Clock, sent: MailCheck, failed: CircleAlert } as const
const summaries = { waiting: 'also.waiting', sent: 'also.sent', failed: 'also.failed' } as const
const states = { waiting: 'also.state.waiting', sent: 'also.state.sent', failed: 'also.state.failed' } as const
const ways = { 'e-mail': 'also.way.mail', sms: 'also.way.sms' } as const

/** How it went with a message that went to colleagues besides: quiet, with who it concerns on hover and on press. */
export const AlsoMark = ({ notices }: { notices: readonly Notice[] }) => {
  const t = useT()
  const language = useLanguage()
  const agents = useColleagues((state) => state.agents)
  const nameOf = (id: string): string => agents.get(id)?.name ?? ''
  const shown = (['failed', 'waiting', 'sent'] as const).flatMap((state) => {
    const people = [...new Set(notices.filter((one) => one.state === state).map(({ agentId }) => agentId))]
    return people.length === 0 ? [] : [{ state, names: people.map(nameOf) }]
  })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (
    <Popover.Root>
      <Tooltip text={shown.map(({ state, names }) => `${t(states[state])}: ${list.format(names)}`).join(' · ')}>
        <Popover.Trigger className="relative mt-0.5 flex max-w-full flex-wrap items-center gap-x-2 rounded-sm text-12 text-faint after:absolute after:-inset-x-2 after:-inset-y-1.5 hover:text-ink pointer-coarse:after:-inset-y-3.25">
          {shown.map(({ state, names }) => {
            const Icon = icons[state]
            return (
              <span
                key={state}
                className={cx('inline-flex items-center gap-1', state === 'failed' && 'font-medium text-bad-ink')}
              >
                <Icon size={14} aria-hidden className="shrink-0" />
                {t(summaries[state], { count: names.length })}
              </span>
            )
          })}
        </Popover.Trigger>
      </Tooltip>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          collisionPadding={12}
          align="end"
          aria-label={t('also.title')}
          className="appear z-40 max-h-80 w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-md border border-line bg-raised p-3 text-13 shadow-raised"
        >
          <p className="mb-1.5 font-semibold">{t('also.title')}</p>
          <ul className="grid gap-1">
            {notices.map(({ agentId, way, state }) => (
              <li key={`${agentId} ${way}`} className="flex items-baseline gap-2">
                <bdi className="min-w-0 flex-1 truncate">{nameOf(agentId)}</bdi>
                <span className={state === 'failed' ? 'text-bad-ink' : 'text-faint'}>
                  {t(ways[way])}, {t(states[state])}
                </span>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

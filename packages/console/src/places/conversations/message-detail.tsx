import { safeHref, shortUrl } from '@frontdesk/client/text/links'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { SafeLink } from '../../components/safe-text.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { countryName } from '../../lib/names.ts'
import { clockTime, exactTime } from '../../lib/time.ts'
import { authorName } from '../../lib/visitor-name.ts'
import type { MessageRow } from './timeline-rows.ts'

/** A message's time; behind it where it came from: address, country, page (mark A7). */
export const MessageDetail = ({ row }: { row: MessageRow }) => {
  const t = useT()
  const language = useLanguage()
  const time = clockTime(language, row.atMs)
  const { origin } = row
  const pageHref = origin?.pageUrl ? safeHref(origin.pageUrl) : null
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          title={exactTime(language, row.atMs)}
          aria-label={t('message.detail', { time })}
          className="relative rounded-sm tabular-nums after:absolute after:-inset-x-2 after:-inset-y-1.5 pointer-coarse:after:-inset-x-3 pointer-coarse:after:-inset-y-3.25 hover:text-ink hover:underline"
        >
          {time}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          collisionPadding={12}
          align={row.isOurs ? 'end' : 'start'}
          aria-label={t('message.detail', { time })}
          className="appear z-40 w-72 max-w-[calc(100vw-1.5rem)] rounded-md border border-line bg-raised p-3 text-13 shadow-raised"
        >
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5">
            <Detail label={t('message.sentAt')}>{exactTime(language, row.atMs)}</Detail>
            <Detail label={t('message.from')}>
              <bdi>{authorName(t, row.author)}</bdi>
            </Detail>
            {origin?.ip != null && <Detail label={t('about.ip')}>{origin.ip}</Detail>}
            {origin?.country != null && (
              <Detail label={t('about.country')}>{countryName(language, origin.country)}</Detail>
            )}
            {origin?.pageUrl != null && (
              <Detail label={t('about.page')}>
                {origin.pageTitle !== null && <bdi className="block">{origin.pageTitle}</bdi>}
                {pageHref === null ? (
                  <bdi>{origin.pageUrl}</bdi>
                ) : (
                  <SafeLink href={pageHref}>{shortUrl(origin.pageUrl)}</SafeLink>
                )}
              </Detail>
            )}
          </dl>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const Detail = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-faint">{label}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </>
)

import type { Erasure, RetentionRun } from '@frontdesk/protocol'
import type { ReactNode } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { contactTag } from '../../../lib/contact-tag.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { shortDateTime } from '../../../lib/time.ts'
import { removedText } from './removed-text.ts'
import { useErasures, useRuns } from './use-privacy.ts'

/** What the sites' rules have removed, newest first. */
export const Runs = () => {
  const t = useT()
  const query = useRuns()
  return (
    <Records title={t('privacy.runs')} none={t('privacy.runs.none')} query={query} records={query.data?.runs}>
      {(run) => <Run key={run.id} run={run} />}
    </Records>
  )
}

/** Who was erased, when and by whom. */
export const Erasures = () => {
  const t = useT()
  const query = useErasures()
  return (
    <Records
      title={t('privacy.erasures')}
      none={t('privacy.erasures.none')}
      query={query}
      records={query.data?.erasures}
    >
      {(erasure) => <Erased key={erasure.id} erasure={erasure} />}
    </Records>
  )
}

const Run = ({ run }: { run: RetentionRun }) => {
  const t = useT()
  const language = useLanguage()
  return (
    <Record atMs={run.atMs} about={<bdi>{run.siteName}</bdi>}>
      {removedText(t, language, run)}
    </Record>
  )
}

const Erased = ({ erasure: { contactId, by, atMs, conversations, entries } }: { erasure: Erasure }) => {
  const t = useT()
  return (
    <Record
      atMs={atMs}
      about={
        <>
          {t('privacy.erasures.contact', { tag: contactTag(contactId) })}{' '}
          <span className="font-normal text-soft">{t('privacy.erasures.by', { name: by.label })}</span>
        </>
      }
    >
      {t('privacy.erasures.counts', { conversations, entries })}
    </Record>
  )
}

const Record = ({ atMs, about, children }: { atMs: number; about: ReactNode; children: ReactNode }) => {
  const language = useLanguage()
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0 tablet:px-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-medium">{about}</span>
        <time dateTime={new Date(atMs).toISOString()} className="text-13 text-faint tabular-nums">
          {shortDateTime(language, atMs)}
        </time>
      </p>
      <p className="text-13 text-soft">{children}</p>
    </li>
  )
}

type RecordsProps<T> = {
  title: string
  none: string
  query: { error: unknown; isPending: boolean }
  records: readonly T[] | undefined
  children: (record: T) => ReactNode
}

const Records = <T,>({ title, none, query, records, children }: RecordsProps<T>) => {
  const t = useT()
  return (
    <section className="overflow-hidden rounded-md border border-line">
      <h2 className="border-b border-line px-4 py-2.5 font-semibold tablet:px-5">{title}</h2>
      {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
      {query.error !== null && (
        <div className="p-4">
          <Notice look="bad">{errorText(t, query.error)}</Notice>
        </div>
      )}
      {records?.length === 0 && <p className="px-4 py-3 text-13 text-faint tablet:px-5">{none}</p>}
      {records !== undefined && records.length > 0 && <ul aria-label={title}>{records.map(children)}</ul>}
    </section>
  )
}

import { limits } from '@frontdesk/protocol/limits'
import { useMutation } from '@tanstack/react-query'
import { Download, ScrollText } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { updateMe, useMe, useRight } from '../../../state/session.ts'
import { toast } from '../../../state/toasts.ts'
import { NumberField } from '../editing/number-field.tsx'
import { Card, SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { AuditFilters, filterOf, noFields } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { type AuditFilter, useAudit } from './use-audit.ts'

/** Who did what by way of administration and security, for those with the right. */
export const AuditPage = () => (
  <WithRight right="audit.read">
    <AuditLog />
  </WithRight>
)

const AuditLog = () => {
  const t = useT()
  const [fields, setFields] = useState(noFields)
  const filter = filterOf(fields)
  const query = useAudit(filter)
  const mayDecide = useRight('account.manage')
  return (
    <SettingsPage title={t('settings.audit')} intro={t('audit.intro')} action={<ExportButton filter={filter} />}>
      <AuditFilters fields={fields} onChange={(change) => setFields({ ...fields, ...change })} />
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      <section className="overflow-hidden rounded-md border border-line">
        {query.isPending && <SkeletonRows count={5} label={t('list.loading')} />}
        {query.isSuccess && query.events.length === 0 && (
          <EmptyState icon={ScrollText} title={t('audit.none')} body={t('audit.none.body')} />
        )}
        <ul aria-label={t('settings.audit')}>
          {query.events.map((event) => (
            <AuditRow key={event.id} event={event} />
          ))}
        </ul>
      </section>
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
      {mayDecide && <Keeping />}
    </SettingsPage>
  )
}

const ExportButton = ({ filter }: { filter: AuditFilter }) => {
  const t = useT()
  const exporting = useMutation({
    mutationFn: () => call('audit.export', filter),
    onSuccess: ({ csv }) => saveFile('audit-log.csv', csv, 'text/csv'),
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  return (
    <Button icon={<Download size={16} aria-hidden />} busy={exporting.isPending} onClick={() => exporting.mutate()}>
      {t('audit.export')}
    </Button>
  )
}

/** For how many days rows are kept. */
const Keeping = () => {
  const t = useT()
  const kept = useMe()?.account.auditDays ?? null
  const [days, setDays] = useState(kept)
  const change = useMutation({
    mutationFn: (auditDays: number) => call('account.update', { auditDays }),
    onSuccess: (account) => {
      updateMe((me) => ({ ...me, account }))
      toast(t('settings.saved'))
    },
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  const range = { least: limits.auditDaysMinimum, most: limits.auditDays }
  const isGood = days !== null && days >= range.least && days <= range.most
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (isGood && days !== kept) change.mutate(days)
  }
  return (
    <Card title={t('audit.keep')}>
      <form className="flex flex-wrap items-end gap-3" onSubmit={save}>
        <div className="min-w-48 flex-1">
          <NumberField
            label={t('audit.keep.days')}
            hint={t('audit.keep.hint', range)}
            unit={t('audit.keep.unit')}
            value={days}
            onChange={setDays}
          />
        </div>
        <Button type="submit" disabled={!isGood || days === kept} busy={change.isPending}>
          {t('action.save')}
        </Button>
      </form>
    </Card>
  )
}

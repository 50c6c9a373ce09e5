import type { Company } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Building, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { shortDateTime } from '../../lib/time.ts'
import { useMe } from '../../state/session.ts'
import { CompanyDialog } from './company-dialog.tsx'
import { type Issued, IssuedDialog } from './issued-dialog.tsx'
import { OwnersOnly } from './owners-only.tsx'
import { SettingsPage } from './settings-page.tsx'

const queryKey = ['companies']

/** The companies of this installation, for the one that looks after it. Of what is in them it sees nothing. */
export const CompaniesPage = () => (
  <OwnersOnly>
    <Companies />
  </OwnersOnly>
)

const Companies = () => {
  const t = useT()
  const queries = useQueryClient()
  const query = useQuery({ queryKey, queryFn: () => call('company.list', {}) })
  const [isAdding, setAdding] = useState(false)
  const [issued, setIssued] = useState<Issued | null>(null)
  return (
    <SettingsPage
      title={t('settings.companies')}
      intro={t('companies.intro')}
      action={
        <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('companies.add')}
        </Button>
      }
    >
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      <div className="overflow-hidden rounded-md border border-line">
        {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
        <ul aria-label={t('settings.companies')}>
          {query.data?.companies.map((company) => (
            <CompanyRow key={company.id} company={company} />
          ))}
        </ul>
      </div>
      {isAdding && (
        <CompanyDialog
          onClose={() => setAdding(false)}
          onMade={(made) => {
            setAdding(false)
            setIssued(made)
            void queries.invalidateQueries({ queryKey })
          }}
        />
      )}
      {issued !== null && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </SettingsPage>
  )
}

const CompanyRow = ({ company }: { company: Company }) => {
  const t = useT()
  const language = useLanguage()
  const own = useMe()?.account.id === company.id
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2.5 last:border-b-0 tablet:px-4">
      <Building size={18} strokeWidth={1.75} aria-hidden className="shrink-0 text-faint" />
      <div className="min-w-40 flex-1">
        <p className="[overflow-wrap:anywhere] font-medium">
          <bdi>{company.name}</bdi>
          {own && <span className="ms-2 text-12 font-normal text-faint">{t('companies.own')}</span>}
        </p>
        <p className="text-13 [overflow-wrap:anywhere] text-faint">
          {company.slug} · {t('companies.since', { time: shortDateTime(language, company.createdAtMs) })}
        </p>
      </div>
      <CopyButton text={`${location.origin}/console/?company=${company.slug}`} label={t('companies.copyLink')} />
    </li>
  )
}

import type { Site } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { ChevronRight, Globe, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useRight } from '../../../state/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { AddSiteDialog } from './add-site-dialog.tsx'
import { useSites } from './use-sites.ts'

/** The sites that carry the icon; an administrator adds more (mark E1). */
export const SitesPage = () => {
  const t = useT()
  const query = useSites()
  const mayManage = useRight('sites.manage')
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('sites.add')}
    </Button>
  )
  const isEmpty = query.data?.sites.length === 0
  return (
    <SettingsPage title={t('settings.sites')} intro={t('sites.intro')} action={mayManage && !isEmpty ? add : undefined}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
      {isEmpty && (
        <EmptyState icon={Globe} title={t('sites.none.title')} body={t('sites.none.body')}>
          {mayManage && add}
        </EmptyState>
      )}
      {query.data !== undefined && !isEmpty && (
        <ul aria-label={t('settings.sites')} className="overflow-hidden rounded-md border border-line">
          {query.data.sites.map((site) => (
            <SiteRow key={site.id} site={site} />
          ))}
        </ul>
      )}
      {isAdding && <AddSiteDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  )
}

const SiteRow = ({ site }: { site: Site }) => {
  const t = useT()
  const { allowedOrigins } = site
  return (
    <li className="relative flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0 hover:bg-hover">
      <span
        aria-hidden
        style={{ backgroundColor: site.accent }}
        className="size-8 shrink-0 rounded-full border border-line"
      />
      <div className="min-w-0 flex-1">
        <Link
          to="/settings/sites/$siteId/{-$section}"
          params={{ siteId: site.id }}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          <bdi>{site.name}</bdi>
        </Link>
        <p className="truncate text-13 text-faint">
          {allowedOrigins.length === 0 ? t('sites.origins.none') : allowedOrigins.join(', ')}
        </p>
      </div>
      {!site.enabled && (
        <span className="rounded-full bg-active px-2 py-0.5 text-12 font-medium whitespace-nowrap text-soft">
          {t('sites.off')}
        </span>
      )}
      <ChevronRight size={16} aria-hidden className="shrink-0 text-faint rtl:-scale-x-100" />
    </li>
  )
}

import type { Site } from '@frontdesk/protocol'
import { useParams } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useRight } from '../../../state/session.ts'
import { InstallationSection } from './installation-section.tsx'
import { readSection } from './sections.ts'
import { SiteEditing } from './site-editing.tsx'
import { SiteFrame } from './site-frame.tsx'
import { useSites } from './use-sites.ts'

/** One site: how it is put on pages, and for administrators everything that can be set. */
export const SitePage = () => {
  const t = useT()
  const { siteId, section } = useParams({ from: '/settings/sites/$siteId/{-$section}' })
  const mayManage = useRight('sites.manage')
  const query = useSites()
  const site = query.data?.sites.find(({ id }) => id === siteId)
  if (site !== undefined)
    return mayManage ? (
      <SiteEditing key={site.id} site={site} section={readSection(section)} />
    ) : (
      <ForAgents site={site} />
    )
  if (query.error !== null)
    return (
      <div className="p-8">
        <Notice look="bad">{errorText(t, query.error)}</Notice>
      </div>
    )
  if (query.isPending)
    return (
      <div className="flex flex-col gap-4 p-8">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-40 w-full max-w-3xl" />
      </div>
    )
  return (
    <div className="flex h-full">
      <EmptyState isPage icon={SearchX} title={t('sites.gone.title')} body={t('sites.gone.body')} />
    </div>
  )
}

/** Whoever may not change it still finds the snippet to pass on. */
const ForAgents = ({ site }: { site: Site }) => (
  <SiteFrame site={site}>
    <InstallationSection site={site} onAllow={null} />
  </SiteFrame>
)

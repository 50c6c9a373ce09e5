import type { Site } from '@frontdesk/protocol'
import { useParams } from '@tanstack/react-router'
import { useT } from '../../../lib/i18n.ts'
import { useRight } from '../../../state/session.ts'
import { LoadedItem } from '../editing/loaded-item.tsx'
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
  return (
    <LoadedItem query={query} item={site} gone={{ title: t('sites.gone.title'), body: t('sites.gone.body') }}>
      {(loaded) =>
        mayManage ? (
          <SiteEditing key={loaded.id} site={loaded} section={readSection(section)} />
        ) : (
          <ForAgents site={loaded} />
        )
      }
    </LoadedItem>
  )
}

/** Whoever may not change it still finds the snippet to pass on. */
const ForAgents = ({ site }: { site: Site }) => (
  <SiteFrame site={site}>
    <InstallationSection site={site} onAllow={null} />
  </SiteFrame>
)

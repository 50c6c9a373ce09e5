import type { Site } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { Globe } from 'lucide-react'
import { CopyButton } from '../../components/copy-button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { Card, SettingsPage } from './settings-page.tsx'

/** The sites that carry the icon, each with the snippet that puts it there. */
export const SitesPage = () => {
  const t = useT()
  const query = useQuery({ queryKey: ['sites'], queryFn: () => call('site.list', {}) })
  return (
    <SettingsPage title={t('settings.sites')} intro={t('sites.intro')}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <Skeleton className="h-40 w-full" />}
      {query.data?.sites.length === 0 && (
        <EmptyState icon={Globe} title={t('sites.none.title')} body={t('sites.none.body')} />
      )}
      {query.data?.sites.map((site) => (
        <SiteCard key={site.id} site={site} />
      ))}
    </SettingsPage>
  )
}

const SiteCard = ({ site }: { site: Site }) => {
  const t = useT()
  return (
    <Card title={site.name}>
      <div>
        <p className="mb-1 text-13 font-medium text-soft">{t('sites.snippet')}</p>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
          tabIndex={0}
          dir="ltr"
          className="overflow-x-auto rounded-md border border-line bg-canvas p-3 font-mono text-12"
        >
          {site.snippet}
        </pre>
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <CopyButton text={site.snippet} />
          <p className="text-13 text-faint">{t('sites.snippet.hint')}</p>
        </div>
      </div>
      <div>
        <p className="mb-1 text-13 font-medium text-soft">{t('sites.origins')}</p>
        {site.allowedOrigins.length === 0 ? (
          <p className="text-13 text-faint">{t('sites.origins.none')}</p>
        ) : (
          <ul className="flex flex-col gap-1 font-mono text-12">
            {site.allowedOrigins.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

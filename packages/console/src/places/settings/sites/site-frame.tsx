import type { Site } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScreen } from '../../../app/screen.ts'
import { useT } from '../../../lib/i18n.ts'

type SiteFrameProps = {
  site: Pick<Site, 'name' | 'enabled'>
  tabs?: ReactNode
  /** Stands beside the content where there is room. */
  aside?: ReactNode
  /** Stays at the lower edge. */
  footer?: ReactNode
  children: ReactNode
}

/** The frame of a site's page: its name with the way back to all sites, tabs, content. */
export const SiteFrame = ({ site, tabs, aside, footer, children }: SiteFrameProps) => {
  const t = useT()
  const isPhone = useScreen() === 'phone'
  return (
    <div className="mx-auto flex min-h-full w-full max-w-6xl flex-col">
      <div className="flex flex-1 flex-col gap-5 px-4 py-5 tablet:px-8 tablet:pt-6 tablet:pb-8">
        <div className="flex min-w-0 flex-col gap-1">
          {/* On a phone the bar above leads there. */}
          {!isPhone && (
            <Link to="/settings/sites" className="w-fit text-13 text-soft hover:text-ink hover:underline">
              {t('settings.sites')}
            </Link>
          )}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-20 font-semibold [overflow-wrap:anywhere]">
              <bdi>{site.name}</bdi>
            </h1>
            {!site.enabled && (
              <span className="rounded-full bg-active px-2 py-0.5 text-12 font-medium text-soft">{t('sites.off')}</span>
            )}
          </div>
        </div>
        {tabs}
        <div className="flex items-start gap-8">
          <div className="flex max-w-3xl min-w-0 flex-1 flex-col gap-5">{children}</div>
          {aside}
        </div>
      </div>
      {footer}
    </div>
  )
}

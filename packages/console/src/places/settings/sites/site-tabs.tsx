import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '../../../lib/i18n.ts'
import { type Section, sections } from './sections.ts'

type SiteTabsProps = { siteId: string; current: Section }

/** The parts of a site's page. Links, since each has an address; scrolled sideways where they do not fit. */
export const SiteTabs = ({ siteId, current }: SiteTabsProps) => {
  const t = useT()
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-section="${current}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav
      ref={list}
      aria-label={t('sites.sections')}
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 tablet:mx-0 tablet:px-0"
    >
      {sections.map((section) => (
        <Link
          key={section}
          to="/settings/sites/$siteId/{-$section}"
          params={{ siteId, section }}
          // The first also answers to the address that names none.
          aria-current={section === current ? 'page' : undefined}
          activeProps={{}}
          data-section={section}
          className="flex min-h-10 shrink-0 items-center border-b-2 border-transparent px-2.5 text-soft whitespace-nowrap outline-offset-[-2px] hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-accent-ink pointer-coarse:min-h-12"
        >
          {t(`sites.section.${section}`)}
        </Link>
      ))}
    </nav>
  )
}

import type { Site } from '@frontdesk/protocol'
import { CodeBlock } from '../../../components/code-block.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { useT } from '../../../lib/i18n.ts'
import { useMe } from '../../../state/session.ts'
import { Card } from '../settings-page.tsx'
import { InstallationGuides } from './installation-guides.tsx'
import { type Allow, InstallationState } from './installation-state.tsx'

type InstallationSectionProps = {
  site: Site
  /** Null for those who may not change the site: they get the snippet without the live state. */
  onAllow: Allow | null
}

/** The snippet, what has become of it, and how it gets onto pages of each kind (marks B1, E1). */
export const InstallationSection = ({ site, onAllow }: InstallationSectionProps) => {
  const t = useT()
  const slug = useMe()?.account.slug
  const company = slug === undefined ? '' : `?company=${slug}`
  const links = [
    { name: t('sites.chatPage'), hint: t('sites.chatPage.hint'), url: site.chatUrl },
    { name: t('sites.onPhone'), hint: t('sites.onPhone.hint'), url: `${location.origin}/console/${company}` },
  ]
  return (
    <>
      {onAllow !== null && <InstallationState site={site} onAllow={onAllow} />}
      <Card title={t('sites.snippet')}>
        <p className="text-soft">{t('sites.snippet.hint')}</p>
        <CodeBlock code={site.snippet} label={t('sites.snippet')} />
      </Card>
      <InstallationGuides site={site} />
      <Card title={t('sites.links')}>
        {links.map(({ name, hint, url }) => (
          <div key={name} className="flex flex-col items-start gap-1">
            <p className="font-medium">{name}</p>
            <p className="text-13 text-faint">{hint}</p>
            <p dir="ltr" className="font-mono text-13 [overflow-wrap:anywhere]">
              {url}
            </p>
            <CopyButton text={url} />
          </div>
        ))}
      </Card>
    </>
  )
}

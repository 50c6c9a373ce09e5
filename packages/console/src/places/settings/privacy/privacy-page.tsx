import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { useRight } from '../../../state/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { useSites } from '../sites/use-sites.ts'
import { WithRight } from '../with-right.tsx'
import { Erasures, Runs } from './records.tsx'
import { SiteRules } from './site-rules.tsx'

/** What is kept for how long, and what has been removed: by the sites' rules, and because somebody asked for it. */
export const PrivacyPage = () => {
  const t = useT()
  const mayErase = useRight('contacts.erase')
  return (
    <WithRight right="sites.manage">
      <SettingsPage title={t('settings.privacy')} intro={t('privacy.intro')}>
        <Rules />
        <Runs />
        {mayErase && <Erasures />}
      </SettingsPage>
    </WithRight>
  )
}

const Rules = () => {
  const t = useT()
  const query = useSites()
  return (
    <section className="overflow-hidden rounded-md border border-line">
      <h2 className="border-b border-line px-4 py-2.5 font-semibold tablet:px-5">{t('privacy.rules')}</h2>
      {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
      {query.error !== null && (
        <div className="p-4">
          <Notice look="bad">{errorText(t, query.error)}</Notice>
        </div>
      )}
      <ul aria-label={t('privacy.rules')}>
        {query.data?.sites.map((site) => (
          <SiteRules key={site.id} site={site} />
        ))}
      </ul>
    </section>
  )
}

import type { Site } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../../../components/button.tsx'
import { useT } from '../../../lib/i18n.ts'
import { rulesInWords } from './rule-texts.ts'
import { useRunNow } from './use-privacy.ts'

/** What one site keeps, in words, and its rules carried out at once. */
export const SiteRules = ({ site }: { site: Site }) => {
  const t = useT()
  const { isBusy, ask } = useRunNow(site)
  const rules = rulesInWords(t, site.retention)
  return (
    <li className="flex flex-wrap items-start gap-3 border-b border-line px-4 py-3 last:border-b-0 tablet:px-5">
      <div className="min-w-56 flex-1">
        <p className="font-medium">
          <bdi>{site.name}</bdi>
        </p>
        {rules.length === 0 ? (
          <p className="text-13 text-faint">{t('privacy.rules.none')}</p>
        ) : (
          <ul className="text-13 text-soft">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex gap-2">
        <Link
          to="/settings/sites/$siteId/{-$section}"
          params={{ siteId: site.id, section: 'retention' }}
          aria-label={t('privacy.rules.change.of', { name: site.name })}
          className={buttonClass('secondary')}
        >
          {t('privacy.rules.change')}
        </Link>
        {rules.length > 0 && (
          <Button busy={isBusy} aria-label={t('privacy.run.of', { name: site.name })} onClick={() => void ask()}>
            {t('privacy.run')}
          </Button>
        )}
      </div>
    </li>
  )
}

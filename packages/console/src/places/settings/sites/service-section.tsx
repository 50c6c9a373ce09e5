import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../components/button.tsx'
import { SelectField } from '../../../components/field.tsx'
import { useT } from '../../../lib/i18n.ts'
import { HoursField } from '../hours/hours-field.tsx'
import { Card } from '../settings-page.tsx'
import { TeamField } from '../teams/team-field.tsx'
import type { SiteEditor } from './use-site-editor.ts'

const ratings = ['off', 'stars', 'thumbs'] as const

/** Who serves the site's visitors, and when. */
export const ServiceSection = ({ editor: { draft, edit } }: { editor: SiteEditor }) => {
  const t = useT()
  return (
    <Card title={t('sites.section.service')}>
      <div className="flex flex-col gap-4 tablet:max-w-96">
        <TeamField
          label={t('sites.team')}
          hint={t('sites.team.hint')}
          none={t('sites.team.none')}
          teamId={draft.teamId}
          onChange={(teamId) => edit({ teamId })}
        />
        <HoursField
          label={t('sites.hours')}
          hint={t('sites.hours.hint')}
          none={t('sites.hours.none')}
          hoursId={draft.hoursId}
          onChange={(hoursId) => edit({ hoursId })}
        />
        <SelectField
          label={t('sites.rating')}
          hint={t('sites.rating.hint')}
          value={draft.rating}
          onChange={(event) => edit({ rating: ratings.find((one) => one === event.currentTarget.value) ?? 'off' })}
        >
          {ratings.map((rating) => (
            <option key={rating} value={rating}>
              {t(`sites.rating.${rating}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="flex flex-wrap gap-2">
        <Link to="/settings/teams" className={buttonClass('secondary')}>
          {t('settings.teams')}
        </Link>
        <Link to="/settings/hours" className={buttonClass('secondary')}>
          {t('settings.hours')}
        </Link>
      </p>
    </Card>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { inputClass } from '../../components/field.tsx'
import { LateSearchField } from '../../components/search-field.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { useColleagues } from '../../state/colleagues.ts'
import { useTags } from '../../state/tags.ts'
import { useTeams } from '../conversations/use-teams.ts'
import { useSites } from '../settings/sites/use-sites.ts'
import { readSearchAddress, type SearchAddress } from './address.ts'

/** What is searched for, and where; it stands in the address. */
export const SearchFilters = ({ address }: { address: SearchAddress }) => {
  const t = useT()
  const navigate = useNavigate()
  const agents = useColleagues((state) => state.agents)
  const teams = useTeams()
  const { tags } = useTags()
  const sites = useSites().data?.sites ?? []
  const change = (more: { [name: string]: unknown }): void =>
    void navigate({ to: '/search', search: readSearchAddress({ ...address, ...more }), replace: true })
  const named = (list: Iterable<{ id: string; name: string }>): [string, string][] =>
    [...list].map(({ id, name }): [string, string] => [id, name]).toSorted(([, a], [, b]) => a.localeCompare(b))
  return (
    <search className="grid grid-cols-2 gap-2 tablet:flex tablet:flex-wrap">
      <LateSearchField
        label={t('search.field')}
        value={address.q ?? ''}
        onChange={(q) => change({ q })}
        isFirst
        className="col-span-2 flex-1 tablet:min-w-64"
      />
      <Filter
        label={t('search.kind')}
        value={address.kind ?? ''}
        options={[
          ['', t('search.kind.all')],
          ['visitors', t('search.kind.visitors')],
          ['rooms', t('search.kind.rooms')],
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Filter
        label={t('search.since')}
        value={address.since ?? ''}
        options={[
          ['', t('search.since.ever')],
          ['week', t('search.since.week')],
          ['month', t('search.since.month')],
          ['year', t('search.since.year')],
        ]}
        onChange={(since) => change({ since })}
      />
      <Filter
        label={t('search.agent')}
        value={address.agent ?? ''}
        options={[['', t('search.agent.all')], ...named(agents.values())]}
        onChange={(agent) => change({ agent })}
        // Alone in its row it takes all of it.
        isWide={(teams.length > 0 ? 1 : 0) + (sites.length > 1 ? 1 : 0) + (tags.length > 0 ? 1 : 0) === 0}
      />
      {teams.length > 0 && (
        <Filter
          label={t('search.team')}
          value={address.team ?? ''}
          options={[['', t('search.team.all')], ...named(teams)]}
          onChange={(team) => change({ team })}
        />
      )}
      {sites.length > 1 && (
        <Filter
          label={t('search.site')}
          value={address.site ?? ''}
          options={[['', t('search.site.all')], ...named(sites)]}
          onChange={(site) => change({ site })}
        />
      )}
      {tags.length > 0 && (
        <Filter
          label={t('search.tag')}
          value={address.tag ?? ''}
          options={[['', t('search.tag.all')], ...named(tags)]}
          onChange={(tag) => change({ tag })}
        />
      )}
    </search>
  )
}

type FilterProps = {
  label: string
  value: string
  options: readonly (readonly [value: string, name: string])[]
  onChange: (value: string) => void
  isWide?: boolean
}

const Filter = ({ label, value, options, onChange, isWide = false }: FilterProps) => (
  <select
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    className={cx(inputClass, 'tablet:w-auto! tablet:max-w-56', isWide && 'max-tablet:col-span-2')}
  >
    {options.map(([option, name]) => (
      <option key={option} value={option}>
        {name}
      </option>
    ))}
  </select>
)

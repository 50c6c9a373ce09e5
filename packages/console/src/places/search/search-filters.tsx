import { useNavigate } from '@tanstack/react-router'
import { inputClass } from '../../components/field.tsx'
import { LateSearchField } from '../../components/search-field.tsx'
import { cx } from '../../lib/cx.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
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
  const { what = 'messages', since } = address
  const options = (all: TextId, list: Iterable<{ id: string; name: string }>): FilterProps['options'] => [
    ['', t(all)],
    ...named(list),
  ]
  return (
    <search className="grid grid-cols-2 gap-2 tablet:flex tablet:flex-wrap">
      <LateSearchField
        label={t(`search.in.${what}`)}
        value={address.q ?? ''}
        onChange={(q) => change({ q })}
        isFirst
        className="col-span-2 flex-1 tablet:min-w-64"
      />
      {what !== 'contacts' && (
        <>
          <Filter
            label={t('search.kind')}
            value={address.kind ?? ''}
            options={[
              ['', t(`search.kind.all.${what}`)],
              ['visitors', t('search.kind.visitors')],
              ['rooms', t('search.kind.rooms')],
            ]}
            onChange={(kind) => change({ kind })}
          />
          <Filter
            label={t('search.agent')}
            value={address.agent ?? ''}
            options={options('search.agent.all', agents.values())}
            onChange={(agent) => change({ agent })}
          />
          {teams.length > 0 && (
            <Filter
              label={t('search.team')}
              value={address.team ?? ''}
              options={options('search.team.all', teams)}
              onChange={(team) => change({ team })}
            />
          )}
          {sites.length > 1 && (
            <Filter
              label={t('search.site')}
              value={address.site ?? ''}
              options={options('search.site.all', sites)}
              onChange={(site) => change({ site })}
            />
          )}
        </>
      )}
      {tags.length > 0 && (
        <Filter
          label={t('search.tag')}
          value={address.tag ?? ''}
          options={options('search.tag.all', tags)}
          onChange={(tag) => change({ tag })}
        />
      )}
      {what !== 'contacts' && (
        <Filter
          label={t('search.since')}
          value={since ?? ''}
          options={times.map((one) => [one, t(`search.since.${one === '' ? 'ever' : one}`)])}
          onChange={(chosen) => change({ since: chosen })}
          isBeforeRow={since === 'days'}
        />
      )}
      {what !== 'contacts' && since === 'days' && (
        <fieldset className="col-span-2 flex min-w-0 flex-wrap items-center gap-2">
          <legend className="sr-only">{t('search.since')}</legend>
          <Day label={t('search.from')} value={address.from} onChange={(from) => change({ from })} />
          <span aria-hidden className="text-faint max-[22rem]:hidden">
            –
          </span>
          <Day label={t('search.to')} value={address.to} onChange={(to) => change({ to })} />
        </fieldset>
      )}
    </search>
  )
}

const times = ['', 'week', 'month', 'year', 'days'] as const

type FilterProps = {
  label: string
  value: string
  options: readonly (readonly [value: string, name: string])[]
  onChange: (value: string) => void
  /** What follows it stands in a row of its own. */
  isBeforeRow?: boolean
}

const Filter = ({ label, value, options, onChange, isBeforeRow = false }: FilterProps) => (
  <select
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    // Alone in its row it takes all of it.
    className={cx(
      inputClass,
      'tablet:w-auto! tablet:max-w-56',
      isBeforeRow ? 'max-tablet:even:col-span-2' : 'max-tablet:last:even:col-span-2',
    )}
  >
    {options.map(([option, name]) => (
      <option key={option} value={option}>
        {name}
      </option>
    ))}
  </select>
)

type DayProps = { label: string; value: string | undefined; onChange: (day: string) => void }

const Day = ({ label, value = '', onChange }: DayProps) => (
  <input
    type="date"
    aria-label={label}
    title={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    className={cx(inputClass, 'w-auto! min-w-36 flex-1')}
  />
)

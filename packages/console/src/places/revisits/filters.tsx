import { useNavigate } from '@tanstack/react-router'
import { buttonClass } from '../../components/button.tsx'
import { inputClass } from '../../components/field.tsx'
import { LateSearchField } from '../../components/search-field.tsx'
import { cx } from '../../lib/cx.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
import { type RevisitSearch, readRevisitSearch } from './address.ts'

/** Search and filters; they stand in the address, so that a look can be kept and passed on. */
export const Filters = ({ search }: { search: RevisitSearch }) => {
  const t = useT()
  const navigate = useNavigate()
  const change = (more: { [name: string]: unknown }): void =>
    void navigate({ to: '/revisits', search: readRevisitSearch({ ...search, ...more }), replace: true })
  return (
    <search className="grid grid-cols-2 gap-2 tablet:flex tablet:flex-wrap">
      <LateSearchField
        label={t('revisits.search')}
        value={search.search ?? ''}
        onChange={(text) => change({ search: text })}
        className="col-span-2 flex-1 tablet:min-w-56"
      />
      <Filter
        label={t('revisits.filter.state')}
        value={search.state ?? 'current'}
        options={{
          current: 'revisits.state.current',
          open: 'revisits.state.open',
          solved: 'revisits.state.solved',
          done: 'revisits.state.done',
        }}
        onChange={(state) => change({ state })}
      />
      <Filter
        label={t('revisits.filter.owner')}
        value={search.owner ?? ''}
        options={{ '': 'revisits.owner.all', me: 'revisits.owner.mine', nobody: 'revisits.owner.unclaimed' }}
        onChange={(owner) => change({ owner })}
      />
      <Filter
        label={t('revisits.filter.due')}
        value={search.due ?? ''}
        options={{
          '': 'revisits.due.all',
          past: 'revisits.due.overdue',
          week: 'revisits.due.week',
          none: 'revisits.due.none',
        }}
        onChange={(due) => change({ due })}
      />
      <button
        type="button"
        aria-pressed={search.present ?? false}
        onClick={() => change({ present: search.present !== true })}
        className={cx(
          buttonClass('secondary'),
          'aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
        )}
      >
        {t('revisits.filter.present')}
      </button>
    </search>
  )
}

type FilterProps<V extends string> = {
  label: string
  value: V
  options: { readonly [O in V]: TextId }
  onChange: (value: string) => void
}

const Filter = <V extends string>({ label, value, options, onChange }: FilterProps<V>) => {
  const t = useT()
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={cx(inputClass, 'tablet:w-auto!')}
    >
      {Object.entries<TextId>(options).map(([option, text]) => (
        <option key={option} value={option}>
          {t(text)}
        </option>
      ))}
    </select>
  )
}

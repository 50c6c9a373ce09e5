import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { buttonClass } from '../../components/button.tsx'
import { inputClass } from '../../components/field.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { cx } from '../../lib/cx.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { countryName, languageName } from '../../lib/names.ts'
import { type Choices, isFiltered, type Look, sorts, wholeLook } from './arrange.ts'

type BoardFiltersProps = { look: Look; choices: Choices; onLook: (look: Look) => void }

const chip = cx(
  buttonClass('secondary'),
  'aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink aria-expanded:border-accent',
)

/** Search, order, and what is left out. On a phone the filters come at a tap. */
export const BoardFilters = ({ look, choices, onLook }: BoardFiltersProps) => {
  const t = useT()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const change = (more: Partial<Look>): void => onLook({ ...look, ...more })
  const states = ['browsing', 'invited', 'waiting', 'serving'] as const
  const devices = ['desktop', 'phone', 'tablet', 'other'] as const
  return (
    <search className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <SearchField
          label={t('board.search')}
          value={look.search}
          onChange={(search) => change({ search })}
          className="min-w-full flex-1 tablet:min-w-40"
        />
        <Select
          label={t('board.sort')}
          value={look.sort}
          options={sorts.map((value) => ({ value, label: t(`board.sort.${value}`) }))}
          onChange={(sort) => change({ sort: sorts.find((one) => one === sort) ?? 'newest' })}
        />
        <button
          type="button"
          aria-expanded={isOpen}
          className={cx(chip, 'tablet:hidden')}
          onClick={() => setOpen(!isOpen)}
        >
          <ListFilter size={16} aria-hidden />
          {t('board.filter')}
        </button>
      </div>
      <div className={cx('flex-wrap gap-2 tablet:flex', isOpen ? 'flex' : 'hidden')}>
        <button type="button" aria-pressed={look.mine} className={chip} onClick={() => change({ mine: !look.mine })}>
          {t('visitors.list.own')}
        </button>
        <Select
          label={t('board.filter.state')}
          all={t('board.filter.state')}
          value={look.state}
          options={states.map((value) => ({ value, label: t(`board.state.${value}`) }))}
          onChange={(state) => change({ state: states.find((one) => one === state) ?? '' })}
        />
        {choices.sites.length > 1 && (
          <Select
            label={t('board.filter.site')}
            all={t('board.filter.site')}
            value={look.site}
            options={choices.sites.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(site) => change({ site })}
          />
        )}
        {(choices.countries.length > 0 || look.country !== '') && (
          <Select
            label={t('board.filter.country')}
            all={t('board.filter.country')}
            value={look.country}
            options={choices.countries.map((value) => ({ value, label: countryName(language, value) }))}
            onChange={(country) => change({ country })}
          />
        )}
        <Select
          label={t('board.filter.device')}
          all={t('board.filter.device')}
          value={look.device}
          options={devices.map((value) => ({ value, label: t(`about.device.${value}`) }))}
          onChange={(device) => change({ device: devices.find((one) => one === device) ?? '' })}
        />
        <Select
          label={t('board.filter.language')}
          all={t('board.filter.language')}
          value={look.language}
          options={choices.languages.map((value) => ({ value, label: languageName(language, value) }))}
          onChange={(main) => change({ language: main })}
        />
        <Select
          label={t('board.filter.returning')}
          all={t('board.filter.returning')}
          value={look.returning}
          options={[
            { value: 'no', label: t('board.new') },
            { value: 'yes', label: t('board.returning') },
          ]}
          onChange={(returning) => change({ returning: returning === 'yes' || returning === 'no' ? returning : '' })}
        />
        {isFiltered(look) && (
          <button
            type="button"
            className={buttonClass('quiet')}
            onClick={() => onLook({ ...wholeLook, sort: look.sort })}
          >
            {t('board.filter.clear')}
          </button>
        )}
      </div>
    </search>
  )
}

type SelectProps = {
  label: string
  /** What stands there while nothing is chosen; without it something always is. */
  all?: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

const Select = ({ label, all, value, options, onChange }: SelectProps) => (
  <select
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    className={cx(
      inputClass,
      'w-auto! max-w-44',
      all !== undefined && value !== '' && 'border-accent! text-accent-ink',
    )}
  >
    {all !== undefined && <option value="">{all}</option>}
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
    {all !== undefined && value !== '' && !options.some((option) => option.value === value) && (
      <option value={value}>{value}</option>
    )}
  </select>
)

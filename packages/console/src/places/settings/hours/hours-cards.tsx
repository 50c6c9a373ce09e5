import type { BusinessHours } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { Button, IconButton } from '../../../components/button.tsx'
import { Field, inputClass } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { NameField } from '../editing/name-field.tsx'
import type { DraftEditor } from '../editing/use-draft.ts'
import { Card } from '../settings-page.tsx'
import type { HoursDraft } from './hours-draft.ts'
import { SpansEditor } from './spans-editor.tsx'

type CardProps = { editor: DraftEditor<HoursDraft> }

const zones = Intl.supportedValuesOf('timeZone')
/** A week whose days are named in every language: it began on a Monday. */
const monday = Date.UTC(2026, 0, 5)
const dayMs = 86_400_000

/** What they are called, and by which clock they go. */
export const PlaceCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const listId = useId()
  return (
    <Card title={t('hours.place')}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <NameField
          label={t('hours.name')}
          value={draft.name}
          error={problemAt('name')}
          onChange={(name) => edit({ name })}
        />
        <Field label={t('hours.timeZone')} hint={t('hours.timeZone.hint')} error={problemAt('timeZone')}>
          {(ids) => (
            <>
              <input
                {...ids}
                value={draft.timeZone}
                list={listId}
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => edit({ timeZone: event.currentTarget.value })}
                className={inputClass}
              />
              <datalist id={listId}>
                {zones.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
    </Card>
  )
}

/** The week, a row for each day. */
export const WeekCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const names = new Intl.DateTimeFormat(useLanguage(), { weekday: 'long', timeZone: 'UTC' })
  const [first = []] = draft.week
  return (
    <Card title={t('hours.week')}>
      <ul className="flex flex-col divide-y divide-line">
        {draft.week.map((spans, day) => {
          const name = names.format(monday + day * dayMs)
          return (
            <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="w-28 shrink-0 font-medium">{name}</span>
              <SpansEditor
                day={name}
                spans={spans}
                problem={problemAt(`week.${day}`)}
                onChange={(changed) => edit({ week: draft.week.with(day, changed) })}
              />
            </li>
          )
        })}
      </ul>
      <Button
        className="w-fit"
        onClick={() => edit({ week: draft.week.map((spans, day) => (day < 5 ? first : spans)) })}
      >
        {t('hours.copy')}
      </Button>
    </Card>
  )
}

/** Days that differ from the week. */
export const HolidaysCard = ({ editor: { draft, edit, problemAt } }: CardProps) => {
  const t = useT()
  const { holidays } = draft
  const put = (index: number, change: Partial<BusinessHours['holidays'][number]>): void =>
    edit({ holidays: holidays.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  return (
    <Card title={t('hours.holidays')}>
      <p className="text-soft">{t('hours.holidays.intro')}</p>
      <ul className="flex flex-col divide-y divide-line empty:hidden">
        {holidays.map((holiday, index) => (
          // Its date is what is edited, so its place is all that stays.
          <li key={index} className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-center gap-2">
              <input
                type="date"
                aria-label={t('hours.holiday.date', { number: index + 1 })}
                value={holiday.date}
                onChange={(event) => put(index, { date: event.currentTarget.value })}
                className={cx(inputClass, 'w-auto!')}
              />
              <input
                aria-label={t('hours.holiday.name', { number: index + 1 })}
                placeholder={t('hours.holiday.placeholder')}
                value={holiday.name}
                maxLength={limits.nameCharacters}
                autoComplete="off"
                onChange={(event) => put(index, { name: event.currentTarget.value })}
                className={cx(inputClass, 'min-w-32! flex-1')}
              />
              <IconButton
                label={t('hours.holiday.remove', { name: holiday.name || holiday.date })}
                icon={<Trash2 size={16} aria-hidden />}
                onClick={() => edit({ holidays: holidays.filter((_, at) => at !== index) })}
              />
            </div>
            <SpansEditor
              day={holiday.name || holiday.date || t('hours.holiday.one', { number: index + 1 })}
              spans={holiday.spans}
              problem={problemAt(`holiday.${index}`)}
              onChange={(spans) => put(index, { spans })}
            />
          </li>
        ))}
      </ul>
      {holidays.length < limits.holidays && (
        <Button
          className="w-fit"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => edit({ holidays: [...holidays, { date: '', name: '', spans: [] }] })}
        >
          {t('hours.holidays.add')}
        </Button>
      )}
    </Card>
  )
}

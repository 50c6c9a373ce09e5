import type { BusinessHours, Params, Span } from '@frontdesk/protocol'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'

/** Hours as their page edits them. */
export type HoursDraft = Pick<BusinessHours, 'name' | 'timeZone' | 'week' | 'holidays'>
export type HoursChange = Params<'hours.update'>['change']

export const draftOfHours = ({ name, timeZone, week, holidays }: BusinessHours): HoursDraft => ({
  name,
  timeZone,
  week,
  holidays,
})

const readyToSend = (draft: HoursDraft): HoursDraft => ({
  ...draft,
  name: draft.name.trim(),
  timeZone: draft.timeZone.trim(),
  holidays: draft.holidays.map((holiday) => ({ ...holiday, name: holiday.name.trim() })),
})

export const changeOfHours = (hours: BusinessHours, draft: HoursDraft): HoursChange | null =>
  differing(draftOfHours(hours), readyToSend(draft))

export const inverseOfHours = (hours: BusinessHours, change: HoursChange): HoursChange =>
  pick(hours, Object.keys(change) as (keyof HoursChange)[])

const areApart = (spans: readonly Span[]): boolean =>
  spans.every(
    ({ fromMinute, untilMinute }, index) =>
      fromMinute < untilMinute && (spans[index - 1]?.untilMinute ?? -1) < fromMinute,
  )

/** What keeps hours from being saved; whether the time zone is known, the server says. */
export const problemsOfHours = ({ name, timeZone, week, holidays }: HoursDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  if (name.trim() === '') problems['name'] = 'hours.problem.name'
  if (timeZone.trim() === '') problems['timeZone'] = 'hours.problem.timeZone'
  for (const [day, spans] of week.entries()) if (!areApart(spans)) problems[`week.${day}`] = 'hours.problem.spans'
  const dates = holidays.map(({ date }) => date)
  for (const [index, { date, spans }] of holidays.entries()) {
    if (date === '') problems[`holiday.${index}`] = 'hours.problem.date'
    else if (dates.indexOf(date) < index) problems[`holiday.${index}`] = 'hours.problem.twice'
    else if (!areApart(spans)) problems[`holiday.${index}`] = 'hours.problem.spans'
  }
  return problems
}

/** Where a refusal of the server is shown. */
export const placeOfHoursRefusal = ({ field, index }: { [key: string]: unknown }): string | null => {
  if (field === 'week' && typeof index === 'number') return `week.${index}`
  if (field === 'holidays' && typeof index === 'number') return `holiday.${index}`
  return typeof field === 'string' ? field : null
}

const dayMinutes = 1_440

/** As a time field has it. Midnight at the day's end is written as at its beginning. */
export const timeOfMinute = (minute: number): string => {
  const within = minute % dayMinutes
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** Null for a field that is not filled in. */
export const minuteOfTime = (text: string, edge: 'from' | 'until'): number | null => {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  if (hour === undefined || minute === undefined) return null
  const minutes = Number(hour) * 60 + Number(minute)
  return edge === 'until' && minutes === 0 ? dayMinutes : minutes
}

/** One more span after those there are; null where the day has no room for one. */
export const nextSpan = (spans: readonly Span[]): Span | null => {
  const last = spans.at(-1)
  if (last === undefined) return { fromMinute: 540, untilMinute: 1_080 }
  const fromMinute = last.untilMinute + 60
  return fromMinute + 60 > dayMinutes ? null : { fromMinute, untilMinute: Math.min(fromMinute + 240, dayMinutes) }
}

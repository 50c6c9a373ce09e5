import type { Language, Translate } from './i18n.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat>()
/** Making a format costs far more than using it, so each is made once. */
const format = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = language + JSON.stringify(options)
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language, options)
  formats.set(key, made)
  return made
}

const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

export const clockTime = (language: Language, atMs: number): string => format(language, hours).format(atMs)

export const exactTime = (language: Language, atMs: number): string =>
  format(language, { dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' }).format(atMs)

export const shortDateTime = (language: Language, atMs: number): string =>
  format(language, { year: 'numeric', month: 'short', day: 'numeric', ...hours }).format(atMs)

/** A moment of the near past: only the time when it was today. */
export const momentOf = (language: Language, atMs: number, nowMs: number): string =>
  startOfDay(atMs) === startOfDay(nowMs) ? clockTime(language, atMs) : shortDateTime(language, atMs)

/** The time now at somebody's place, or null when the zone is not known to this browser. */
export const timeInZone = (language: Language, timeZone: string, nowMs: number): string | null => {
  try {
    return format(language, { ...hours, weekday: 'short', timeZone }).format(nowMs)
  } catch {
    return null
  }
}

/** Midnight before `atMs` where the reader is. */
export const startOfDay = (atMs: number): number => new Date(atMs).setHours(0, 0, 0, 0)

const daysAgo = (atMs: number, nowMs: number): number => Math.round((startOfDay(nowMs) - startOfDay(atMs)) / day)

/** For lists: how long ago, as short as can be. A time in the future (a clock that is off) counts as now. */
export const shortAge = (t: Translate, language: Language, atMs: number, nowMs: number): string => {
  const age = nowMs - atMs
  if (age < minute) return t('time.now')
  if (age < hour) return t('time.minutes.short', { count: Math.floor(age / minute) })
  const days = daysAgo(atMs, nowMs)
  if (days === 0) return clockTime(language, atMs)
  if (days === 1) return t('time.yesterday')
  if (days < 7) return format(language, { weekday: 'short' }).format(atMs)
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
  return format(language, isThisYear ? { month: 'short', day: 'numeric' } : { dateStyle: 'short' }).format(atMs)
}

/** The day line of a timeline. */
export const dayName = (t: Translate, language: Language, atMs: number, nowMs: number): string => {
  const days = daysAgo(atMs, nowMs)
  if (days === 0) return t('time.today')
  if (days === 1) return t('time.yesterday')
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
  return format(language, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(atMs)
}

/** A day of the calendar that is no moment, written `YYYY-MM-DD`. */
export const plainDay = (language: Language, day: string): string =>
  format(language, { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))

/** How long something lasts or lasted: seconds, then minutes, then hours, then days. */
export const duration = (t: Translate, lengthMs: number): string => {
  const length = Math.max(0, lengthMs)
  if (length < minute) return t('time.seconds', { count: Math.ceil(length / second) })
  if (length < hour) return t('time.minutes', { count: Math.floor(length / minute) })
  if (length < 2 * day) return t('time.hours', { count: Math.floor(length / hour) })
  return t('time.days', { count: Math.floor(length / day) })
}

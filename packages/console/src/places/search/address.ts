/** What is searched for, in the address: a reload, a bookmark and 'back' show the same. */
export type SearchAddress = {
  q?: string
  /** Messages without. */
  what?: 'conversations' | 'contacts'
  kind?: 'visitors' | 'rooms'
  agent?: string
  team?: string
  site?: string
  tag?: string
  since?: Since
  /** Days as `YYYY-MM-DD`, both included, where `since` is `days`. */
  from?: string
  to?: string
}

/** How far back, in days. */
const sinceDays = { week: 7, month: 31, year: 366 } as const
type Since = keyof typeof sinceDays | 'days'

const longest = 100
const dayMs = 86_400_000
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
const isSince = (value: unknown): value is Since =>
  value === 'days' || (typeof value === 'string' && Object.hasOwn(sinceDays, value))
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))

/** Reads the address's parameters; what is not known is passed over. */
export const readSearchAddress = (search: { [name: string]: unknown }): SearchAddress => {
  const { q, what, kind, agent, team, site, tag, since, from, to } = search
  // The router reads what looks like a number as one.
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, longest) : ''
  return {
    ...(text === '' ? {} : { q: text }),
    ...(what === 'conversations' || what === 'contacts' ? { what } : {}),
    ...(kind === 'visitors' || kind === 'rooms' ? { kind } : {}),
    ...(isId(agent) ? { agent } : {}),
    ...(isId(team) ? { team } : {}),
    ...(isId(site) ? { site } : {}),
    ...(isId(tag) ? { tag } : {}),
    ...(isSince(since) ? { since } : {}),
    ...(since === 'days' && isDay(from) ? { from } : {}),
    ...(since === 'days' && isDay(to) ? { to } : {}),
  }
}

/** The stretch of time that is asked for, by the days of this place. */
export const timesOf = ({ since, from, to }: SearchAddress, todayMs: number): { fromMs?: number; toMs?: number } => {
  if (since === undefined) return {}
  if (since !== 'days') return { fromMs: todayMs - sinceDays[since] * dayMs }
  return {
    ...(from !== undefined && { fromMs: midnight(from, 0) }),
    ...(to !== undefined && { toMs: midnight(to, 1) }),
  }
}

/** Days differ in length where clocks are put forward, so they are counted and not added up. */
const midnight = (day: string, daysLater: number): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + daysLater).getTime()
}

/** Without words messages can't be found; the others can by what they are narrowed down to. */
export const isAsked = ({ q, what, agent, team, site, tag, since }: SearchAddress): boolean => {
  if ((q ?? '').trim() !== '') return true
  if (what === 'contacts') return tag !== undefined
  return what === 'conversations' && [agent, team, site, tag, since].some((filter) => filter !== undefined)
}

/** The message that a conversation is opened at, by its number. */
export const readAt = (value: unknown): { at?: number } =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? { at: value } : {}

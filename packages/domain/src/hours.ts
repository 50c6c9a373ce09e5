import type { BusinessHours, Span, Team } from './team.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Every span of a week and every holiday of a year comes round within this many days. */
const daysAhead = 370

/** What decides when service is given. */
type Clocked = Pick<BusinessHours, 'timeZone' | 'week' | 'holidays'>

/** When a site's visitors are served: its own hours, else its team's; null is always. */
export const hoursOfSite = (
  site: { teamId: string | null; hoursId: string | null },
  teams: ReadonlyMap<string, Pick<Team, 'hoursId'>>,
  hours: ReadonlyMap<string, BusinessHours>,
): BusinessHours | null => {
  const ofTeam = site.teamId === null ? null : (teams.get(site.teamId)?.hoursId ?? null)
  const id = site.hoursId ?? ofTeam
  return id === null ? null : (hours.get(id) ?? null)
}

/** By the clock of the place: an hour that a change of the clock brings twice counts twice, one that it skips not at all. */
export const isOpen = (hours: Clocked, nowMs: number): boolean => {
  const wallMs = wallClock(hours.timeZone, nowMs)
  const minute = Math.floor((wallMs % dayMs) / minuteMs)
  return spansOf(hours, wallMs).some((span) => span.fromMinute <= minute && minute < span.untilMinute)
}

/** When service begins, UTC ms; null while it is open, and where it never begins. */
export const nextOpening = (hours: Clocked, nowMs: number): number | null =>
  isOpen(hours, nowMs) ? null : nextChange(hours, nowMs)

/** When service begins or ends next, UTC ms; null where it does not within a year. */
export const nextChange = (hours: Clocked, nowMs: number): number | null => {
  const openNow = isOpen(hours, nowMs)
  const today = midnight(wallClock(hours.timeZone, nowMs))
  let first: number | null = null
  // Where the clock goes back at midnight, yesterday comes once more.
  for (let day = today - dayMs; day <= today + daysAhead * dayMs; day += dayMs) {
    // Wherever the place is, no moment of the days to come is before this one.
    if (first !== null && first < day - dayMs) break
    for (const edgeMs of edgesOf(hours, day))
      if (edgeMs > nowMs && edgeMs < (first ?? Infinity) && isOpen(hours, edgeMs) !== openNow) first = edgeMs
  }
  return first
}

/** What is wrong with hours: the field, and for a day its place in the list. Null when they can be kept. */
export const hoursProblem = (hours: Clocked): { field: 'timeZone' | 'week' | 'holidays'; index?: number } | null => {
  if (!isTimeZone(hours.timeZone)) return { field: 'timeZone' }
  const crookedDay = hours.week.findIndex((spans) => !areApart(spans))
  if (crookedDay >= 0) return { field: 'week', index: crookedDay }
  const dates = hours.holidays.map(({ date }) => date)
  const crookedHoliday = hours.holidays.findIndex(
    ({ date, spans }, index) => !isDate(date) || dates.indexOf(date) < index || !areApart(spans),
  )
  return crookedHoliday < 0 ? null : { field: 'holidays', index: crookedHoliday }
}

const areApart = (spans: readonly Span[]): boolean =>
  spans.every(
    ({ fromMinute, untilMinute }, index) =>
      fromMinute < untilMinute && (spans[index - 1]?.untilMinute ?? -1) < fromMinute && untilMinute <= 1_440,
  )

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

/** One that this computer's calendar knows by name. An offset such as `+08:00` is no place. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

/** `wallMs` is a wall clock read as if it were UTC; so are all that the functions below are given. */
const spansOf = (hours: Clocked, wallMs: number): readonly Span[] => {
  const date = new Date(wallMs).toJSON().slice(0, 10)
  const holiday = hours.holidays.find((one) => one.date === date)
  // JavaScript's week begins with Sunday.
  return holiday?.spans ?? hours.week[(new Date(wallMs).getUTCDay() + 6) % 7] ?? []
}

const midnight = (wallMs: number): number => wallMs - (wallMs % dayMs)

/** All moments of a day at which service may begin or end, some of which are none. Its clock may be changed that day. */
const edgesOf = (hours: Clocked, day: number): number[] => {
  const spans = spansOf(hours, day)
  if (spans.length === 0) return []
  const [early, late] = [day - dayMs, day + 2 * dayMs].map((ms) => wallClock(hours.timeZone, ms) - ms)
  if (early === undefined || late === undefined) return []
  const walls = spans.flatMap(({ fromMinute, untilMinute }) => [fromMinute, untilMinute].map(atMinute(day)))
  const edges = walls.map((wall) => wall - early)
  if (early === late) return edges
  return [...edges, ...walls.map((wall) => wall - late), clockChange(hours.timeZone, day, early)]
}

const atMinute =
  (day: number) =>
  (minute: number): number =>
    day + minute * minuteMs

/** The first minute around a day at which the clock no longer goes by `offsetMs`. */
const clockChange = (timeZone: string, day: number, offsetMs: number): number => {
  let before = day - dayMs
  let after = day + 2 * dayMs
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs
    if (wallClock(timeZone, middle) - middle === offsetMs) before = middle
    else after = middle
  }
  return after
}

/** What the clock of a place shows. */
const wallClock = (timeZone: string, ms: number): number => {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const wholeMinute = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return wholeMinute + (ms - Math.floor(ms / minuteMs) * minuteMs)
}

/** Making one takes much longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  clocks.set(timeZone, clock)
  return clock
}

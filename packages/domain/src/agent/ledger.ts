import type { AgentState } from './model.ts'

/** From when on an agent was in a state, until the next one begins. */
export type StateSpan = { fromMs: number; state: AgentState; reason: string | null }

export type DayTotals = { date: string; totals: Partial<Record<AgentState, number>> }

/**
 * How long somebody was in each state on each day, in milliseconds.
 * @param spans in order; the first may begin before the first day
 * @param days the days asked for, in order, each with its first and its last moment (so a day of 23 or 25 hours is one)
 * @param nowMs the last span ends here
 */
export const totalsByDay = (
  spans: readonly StateSpan[],
  days: readonly { date: string; fromMs: number; untilMs: number }[],
  nowMs: number,
): DayTotals[] =>
  days.map(({ date, fromMs, untilMs }) => {
    const totals: DayTotals['totals'] = {}
    spans.forEach((span, i) => {
      const endMs = Math.min(spans[i + 1]?.fromMs ?? nowMs, untilMs, nowMs)
      const lastsMs = endMs - Math.max(span.fromMs, fromMs)
      if (lastsMs > 0) totals[span.state] = (totals[span.state] ?? 0) + lastsMs
    })
    return { date, totals }
  })

const dayMs = 86_400_000

/**
 * The day in a time zone with its first and last moment. Pure but for the time zone data of the platform.
 * @param date `YYYY-MM-DD`
 * @param timeZone IANA name
 */
export const dayIn = (date: string, timeZone: string): { date: string; fromMs: number; untilMs: number } => ({
  date,
  fromMs: midnightMs(date, timeZone),
  untilMs: midnightMs(new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10), timeZone),
})

/** The date and offset follow from each other; twice is enough, also on days when clocks change. */
const midnightMs = (date: string, timeZone: string): number => {
  const asUtcMs = Date.parse(date)
  const first = asUtcMs - offsetMs(asUtcMs, timeZone)
  return asUtcMs - offsetMs(first, timeZone)
}

const offsetMs = (atMs: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(atMs)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '00'
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return Date.parse(local) - Math.floor(atMs / 1_000) * 1_000
}

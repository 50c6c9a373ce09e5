import type { BusinessHours } from '@frontdesk/domain'
import { describe, expect, it } from 'vitest'
import { createOpenings } from './openings.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** A Monday, midnight. */
const startMs = Date.parse('2026-11-30T00:00:00Z')

const hours = (fromHour: number, untilHour: number, days = 7): BusinessHours => ({
  accountId: 'a',
  id: `${fromHour}`,
  name: 'Office',
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, (_, day) =>
    day < days ? [{ fromMinute: fromHour * 60, untilMinute: untilHour * 60 }] : [],
  ),
  holidays: [],
})

const aNode = () => {
  let nowMs = startMs
  const timers = new Set<{ atMs: number; run: () => void }>()
  const changes: string[] = []
  const openings = createOpenings({
    now: () => nowMs,
    schedule: (afterMs, run) => {
      const timer = { atMs: nowMs + afterMs, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    changed: (accountId) => changes.push(`${accountId} ${(nowMs - startMs) / hourMs}`),
  })
  const passHours = (count: number): void => {
    const untilMs = nowMs + count * hourMs
    for (;;) {
      const next = [...timers].sort((a, b) => a.atMs - b.atMs).find(({ atMs }) => atMs <= untilMs)
      if (next === undefined) break
      timers.delete(next)
      nowMs = next.atMs
      next.run()
    }
    nowMs = untilMs
  }
  return { openings, timers, changes, passHours }
}

describe('service that begins and ends', () => {
  it('[HRS6] is told at its moments, by one timer for each account', () => {
    const { openings, timers, changes, passHours } = aNode()
    openings.follow('a', [hours(9, 17), hours(10, 18)])
    openings.follow('b', [])
    expect(timers.size).toBe(1)
    passHours(34)
    expect(changes).toEqual(['a 9', 'a 10', 'a 17', 'a 18', 'a 33', 'a 34'])
    expect(timers.size).toBe(1)
  })

  it('[HRS6] is told as the hours are now, and not at all once they are gone', () => {
    const { openings, timers, changes, passHours } = aNode()
    openings.follow('a', [hours(9, 17)])
    openings.follow('a', [hours(11, 17)])
    passHours(12)
    expect(changes).toEqual(['a 11'])
    openings.follow('a', [])
    expect(timers.size).toBe(0)
  })

  it('[HRS6] nothing is told on the days between, and nothing after closing', () => {
    const { openings, timers, changes, passHours } = aNode()
    openings.follow('a', [hours(9, 17, 1)])
    passHours(7 * 24)
    expect(changes).toEqual(['a 9', 'a 17'])
    passHours(10)
    expect(changes).toEqual(['a 9', 'a 17', 'a 177'])
    openings.close()
    expect(timers.size).toBe(0)
  })
})

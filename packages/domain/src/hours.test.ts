import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursOfSite, hoursProblem, isOpen, isTimeZone, nextChange, nextOpening } from './hours.ts'
import type { BusinessHours, Span } from './team.ts'

const at = (text: string): number => Date.parse(text)
const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const spans = (...texts: string[]): Span[] =>
  texts.map((text) => ({ fromMinute: minutes(text.slice(0, 5)), untilMinute: minutes(text.slice(6)) }))

const everyDay = (timeZone: string, ...texts: string[]): BusinessHours => ({
  accountId: 'a',
  id: 'h',
  name: 'Office',
  timeZone,
  week: Array.from({ length: 7 }, () => spans(...texts)),
  holidays: [],
})

const workdays = (timeZone: string, ...texts: string[]): BusinessHours => ({
  ...everyDay(timeZone),
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? spans(...texts) : [])),
})

describe('business hours', () => {
  it('[HRS1] several spans a day, in the time of their place', () => {
    const office = workdays('Asia/Shanghai', '09:00-12:00', '13:30-18:00')
    // 2026-11-30 is a Monday; Shanghai is eight hours ahead.
    expect(isOpen(office, at('2026-11-30T00:59:59.999Z'))).toBe(false)
    expect(isOpen(office, at('2026-11-30T01:00:00Z'))).toBe(true)
    expect(isOpen(office, at('2026-11-30T04:00:00Z'))).toBe(false)
    expect(nextOpening(office, at('2026-11-30T04:00:00Z'))).toBe(at('2026-11-30T05:30:00Z'))
    expect(nextOpening(office, at('2026-11-30T06:00:00Z'))).toBeNull()
    expect(nextChange(office, at('2026-11-30T06:00:00Z'))).toBe(at('2026-11-30T10:00:00Z'))
    // Friday evening leads to Monday.
    expect(nextOpening(office, at('2026-12-04T10:00:00Z'))).toBe(at('2026-12-07T01:00:00Z'))
  })

  it('[HRS1] a holiday stands before the week, closed or with spans of its own', () => {
    const office = {
      ...workdays('Asia/Shanghai', '09:00-18:00'),
      holidays: [
        { date: '2026-10-01', name: 'National Day', spans: [] },
        { date: '2026-10-02', name: 'Short day', spans: spans('10:00-12:00') },
        { date: '2026-10-03', name: 'A Saturday', spans: spans('10:00-11:00') },
      ],
    }
    expect(nextOpening(office, at('2026-09-30T10:00:00Z'))).toBe(at('2026-10-02T02:00:00Z'))
    expect(nextOpening(office, at('2026-10-02T04:00:00Z'))).toBe(at('2026-10-03T02:00:00Z'))
  })

  it('[HRS1] spans that meet at midnight are one, and hours that never open never do', () => {
    const night = { ...everyDay('Europe/Madrid', '00:00-02:00', '22:00-24:00') }
    expect(nextChange(night, at('2026-01-15T21:30:00Z'))).toBe(at('2026-01-16T01:00:00Z'))
    const always = everyDay('Europe/Madrid', '00:00-24:00')
    expect(nextChange(always, at('2026-01-15T21:30:00Z'))).toBeNull()
    expect(nextOpening(everyDay('Europe/Madrid'), at('2026-01-15T21:30:00Z'))).toBeNull()
  })

  it('[HRS2] the same hour by the clock before and after a change of the clock', () => {
    const office = everyDay('Europe/Berlin', '09:00-17:00')
    // 29 March 2026 forwards, 25 October 2026 back.
    expect(nextOpening(office, at('2026-03-28T20:00:00Z'))).toBe(at('2026-03-29T07:00:00Z'))
    expect(nextOpening(office, at('2026-10-24T20:00:00Z'))).toBe(at('2026-10-25T08:00:00Z'))
  })

  it('[HRS2] what begins in a skipped hour begins when the clock has skipped it; a doubled hour counts twice', () => {
    const early = everyDay('Europe/Berlin', '02:30-04:00')
    expect(nextOpening(early, at('2026-03-29T00:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'))
    const late = everyDay('America/New_York', '01:30-03:00')
    expect(nextOpening(late, at('2026-11-01T04:00:00Z'))).toBe(at('2026-11-01T05:30:00Z'))
    expect(nextChange(late, at('2026-11-01T05:45:00Z'))).toBe(at('2026-11-01T06:00:00Z'))
    expect(nextOpening(late, at('2026-11-01T06:10:00Z'))).toBe(at('2026-11-01T06:30:00Z'))
  })

  const quarter = 15
  const aDay = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
    .map((list) => [...list].sort((a, b) => a - b))
    .map((list) =>
      list.flatMap((from, index) => {
        const until = list[index + 1]
        return index % 2 === 0 && until !== undefined
          ? [{ fromMinute: from * quarter, untilMinute: until * quarter }]
          : []
      }),
    )
  /** A moment near a change of the clock in the zone; in those without one, any. */
  const zones = [
    ['Europe/Berlin', '2026-03-29', '2026-10-25'],
    ['America/St_Johns', '2026-03-08', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
    ['Africa/Cairo', '2026-04-24', '2026-10-30'],
    ['America/Santiago', '2026-04-05', '2026-09-06'],
    ['Asia/Beirut', '2026-03-29', '2026-10-25'],
    ['Asia/Kathmandu', '2026-01-01', '2026-07-01'],
    ['Pacific/Kiritimati', '2026-01-01', '2026-07-01'],
    ['Pacific/Marquesas', '2026-01-01', '2026-07-01'],
  ] as const
  const aMoment = fc
    .tuple(fc.constantFrom(...zones), fc.constantFrom(1, 2), fc.integer({ min: -120, max: 100 }))
    .map(([zone, which, quarters]) => ({
      zone: zone[0],
      ms: at(`${zone[which]}T00:00:00Z`) + quarters * quarter * 60_000,
    }))

  it('[HRS2] the next change is the first moment at which service begins or ends, whatever the clocks do', () => {
    fc.assert(
      fc.property(aMoment, fc.array(aDay, { minLength: 7, maxLength: 7 }), ({ zone, ms }, week) => {
        const hours = { ...everyDay(zone), week }
        const openNow = isOpen(hours, ms)
        const lookMs = 3 * 86_400_000
        let first: number | null = null
        for (let later = ms; first === null && later <= ms + lookMs; later += quarter * 60_000)
          if (isOpen(hours, later) !== openNow) first = later
        const change = nextChange(hours, ms)
        if (first === null) expect(change === null || change > ms + lookMs).toBe(true)
        else expect(change).toBe(first)
      }),
      { numRuns: 300 },
    )
  })

  it('[HRS3] hours that can’t be kept say which part is wrong', () => {
    const office = workdays('Asia/Shanghai', '09:00-18:00')
    expect(hoursProblem(office)).toBeNull()
    for (const timeZone of ['', 'Mars/Olympus', '+08:00', "x'; drop"])
      expect(hoursProblem({ ...office, timeZone }), timeZone).toEqual({ field: 'timeZone' })
    const withMonday = (monday: Span[]) => ({ ...office, week: [monday, ...office.week.slice(1)] })
    for (const monday of [
      spans('10:00-09:00'),
      spans('10:00-10:00'),
      spans('09:00-12:00', '11:00-13:00'),
      spans('13:00-14:00', '09:00-12:00'),
      spans('09:00-12:00', '12:00-13:00'),
    ])
      expect(hoursProblem(withMonday(monday))).toEqual({ field: 'week', index: 0 })
    const holiday = (date: string) => ({ date, name: '', spans: [] })
    const wrong = (...dates: string[]) => hoursProblem({ ...office, holidays: dates.map(holiday) })
    expect(wrong('2026-10-01', '2026-10-02')).toBeNull()
    expect(wrong('2026-10-01', '2026-02-30')).toEqual({ field: 'holidays', index: 1 })
    expect(wrong('2026-10-01', '2026-10-01')).toEqual({ field: 'holidays', index: 1 })
    expect(isTimeZone('UTC')).toBe(true)
  })

  it('[HRS4] a site serves by its own hours, else by its team’s, else always', () => {
    const own = everyDay('UTC', '09:00-10:00')
    const hours = new Map([
      ['own', own],
      ['team', { ...own, id: 'team' }],
    ])
    const teams = new Map([
      ['t', { hoursId: 'team' }],
      ['always', { hoursId: null }],
    ])
    const of = (teamId: string | null, hoursId: string | null) => hoursOfSite({ teamId, hoursId }, teams, hours)?.id
    expect(of('t', 'own')).toBe('h')
    expect(of('t', null)).toBe('team')
    expect(of('always', null)).toBeUndefined()
    expect(of(null, null)).toBeUndefined()
    expect(of('gone', 'gone')).toBeUndefined()
  })
})

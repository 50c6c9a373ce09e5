import { describe, expect, it } from 'vitest'
import type { Translate } from './i18n.ts'
import { clockTime, dayName, duration, shortAge, timeInZone } from './time.ts'

/** Shows which text with which number. */
const t: Translate = (id, values) => (values === undefined ? id : `${id}:${values['count']}`)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = new Date(2026, 10, 20, 15, 30).getTime()

describe('times', () => {
  it('[CON15] in lists are as short as can be', () => {
    const age = (ago: number): string => shortAge(t, 'en', now - ago, now)
    expect(age(-5 * minute)).toBe('time.now')
    expect(age(10_000)).toBe('time.now')
    expect(age(5 * minute)).toBe('time.minutes.short:5')
    expect(age(2 * hour)).toBe('13:30')
    expect(age(16 * hour)).toBe('time.yesterday')
    expect(age(3 * day)).toBe('Tue')
    expect(age(60 * day)).toBe('Sep 21')
  })

  it('[CON15] run over 24 hours in both languages', () => {
    const midnight = new Date(2026, 10, 20, 0, 5).getTime()
    expect(clockTime('en', midnight)).toBe('00:05')
    expect(clockTime('zh-CN', now)).toBe('15:30')
  })

  it('[CON15] name days by the reader’s calendar', () => {
    expect(dayName(t, 'en', now, now)).toBe('time.today')
    expect(dayName(t, 'en', now - day, now)).toBe('time.yesterday')
    expect(dayName(t, 'en', now - 5 * day, now)).toBe('Sunday, November 15')
    expect(dayName(t, 'zh-CN', now - 5 * day, now)).toBe('11月15日星期日')
  })

  it('[CON15] tell lengths in the largest unit that says enough', () => {
    expect(duration(t, 400)).toBe('time.seconds:1')
    expect(duration(t, 5 * minute)).toBe('time.minutes:5')
    expect(duration(t, 30 * hour)).toBe('time.hours:30')
    expect(duration(t, 3 * day)).toBe('time.days:3')
    expect(duration(t, -1)).toBe('time.seconds:0')
  })

  it('[CON15] at a visitor’s place are unknown where the zone is', () => {
    expect(timeInZone('en', 'Asia/Shanghai', Date.UTC(2026, 10, 20, 12))).toBe('Fri 20:00')
    expect(timeInZone('en', 'Nowhere/Zone', now)).toBeNull()
  })
})

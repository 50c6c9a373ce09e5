import { describe, expect, it } from 'vitest'
import { dayIn, totalsByDay } from './ledger.ts'
import { type AgentStanding, answersVisitors, moveStanding, newStanding, type StateEvent, stateOf } from './state.ts'

const after = (events: readonly StateEvent[], from: AgentStanding = newStanding('wei')): AgentStanding =>
  events.reduce((standing, event, i) => moveStanding(standing, event, i + 1) ?? standing, from)
const chose = (state: 'available' | 'busy' | 'break' | 'offline', reason: string | null = null): StateEvent => ({
  kind: 'chose',
  state,
  reason,
})
const came: StateEvent = { kind: 'came' }
const lost: StateEvent = { kind: 'lost' }

describe('states', () => {
  it('[A5][A6][STA1] who signs in and connects is available; busy, break with a reason and exit are chosen', () => {
    expect(stateOf(newStanding('wei'))).toBe('offline')
    expect(stateOf(after([{ kind: 'signed-in' }, came]))).toBe('available')
    expect(after([came, chose('break', 'Lunch')])).toMatchObject({ chosen: 'break', reason: 'Lunch', sinceMs: 2 })
    expect(after([came, chose('break', 'Lunch'), chose('busy', 'Lunch')]).reason).toBeNull()
    expect(stateOf(after([came, chose('offline')]))).toBe('offline')
  })

  it('[STA2] a lost connection is away within the grace time and offline after it; coming back is as before', () => {
    const away = after([came, chose('busy'), lost])
    expect([stateOf(away), away.sinceMs]).toEqual(['away', 3])
    expect(stateOf(after([came], away))).toBe('busy')
    expect(stateOf(after([{ kind: 'grace-ended' }], away))).toBe('offline')
    expect(stateOf(after([{ kind: 'grace-ended' }, came], away))).toBe('busy')
    expect(stateOf(after([came, chose('offline'), lost]))).toBe('offline')
    expect(moveStanding(after([came]), { kind: 'grace-ended' }, 9)).toBeNull()
  })

  it('[STA1] signing in on another device leaves the state of one who is in service; else it is available', () => {
    expect(stateOf(after([came, chose('break'), { kind: 'signed-in' }]))).toBe('break')
    expect(stateOf(after([came, chose('offline'), { kind: 'signed-in' }]))).toBe('available')
  })

  it('[STA3] visitors are told of those who are available or busy', () => {
    const tells = (state: 'available' | 'busy' | 'break' | 'offline') => answersVisitors(after([came, chose(state)]))
    expect([tells('available'), tells('busy'), tells('break'), tells('offline')]).toEqual([true, true, false, false])
    expect(answersVisitors(after([came, lost]))).toBe(false)
  })
})

describe('the ledger', () => {
  it('[STA4] tells how long each state lasted on each day of a place', () => {
    const hour = 3_600_000
    const days = ['2026-03-28', '2026-03-29'].map((date) => dayIn(date, 'Europe/Berlin'))
    expect(days.map(({ fromMs, untilMs }) => (untilMs - fromMs) / hour)).toEqual([24, 23])
    const first = days[0]?.fromMs ?? 0
    const spans = [
      { fromMs: first - hour, state: 'available', reason: null },
      { fromMs: first + 22 * hour, state: 'break', reason: null },
      { fromMs: first + 25 * hour, state: 'offline', reason: null },
    ] as const
    expect(totalsByDay(spans, days, first + 26 * hour)).toEqual([
      { date: '2026-03-28', totals: { available: 22 * hour, break: 2 * hour } },
      { date: '2026-03-29', totals: { break: hour, offline: hour } },
    ])
    expect(dayIn('2026-11-28', 'Asia/Shanghai').fromMs).toBe(Date.UTC(2026, 10, 27, 16))
  })
})

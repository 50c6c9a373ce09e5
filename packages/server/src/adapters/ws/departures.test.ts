import { describe, expect, it } from 'vitest'
import { createDepartures } from './departures.ts'

const aDoor = () => {
  const gone: string[] = []
  const timers = new Set<() => void>()
  const departures = createDepartures<string>({
    graceMs: 1_000,
    schedule: (_afterMs, run) => {
      timers.add(run)
      return () => timers.delete(run)
    },
    gone: (left) => gone.push(left),
  })
  const passGrace = (): void => {
    for (const run of timers) run()
    timers.clear()
  }
  return { departures, gone, passGrace }
}

describe('somebody whose last connection has gone', () => {
  it('[PRS2] is gone after the grace time', () => {
    const { departures, gone, passGrace } = aDoor()
    departures.begin('v1', 'visit of v1')
    expect(gone).toEqual([])
    passGrace()
    expect(gone).toEqual(['visit of v1'])
    expect(departures.takeBack('v1')).toBeNull()
  })

  it('[PRS2] who comes back in time goes on with what it left', () => {
    const { departures, gone, passGrace } = aDoor()
    departures.begin('v1', 'visit of v1')
    expect(departures.takeBack('v1')).toBe('visit of v1')
    passGrace()
    expect(gone).toEqual([])
  })

  it('[PRS2] is not counted as gone when the server itself goes', () => {
    const { departures, gone, passGrace } = aDoor()
    departures.begin('v1', 'visit of v1')
    departures.close()
    passGrace()
    expect(gone).toEqual([])
  })
})

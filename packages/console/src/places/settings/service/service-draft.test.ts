import type { ServiceSettings } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import {
  changeOfService,
  draftOfService,
  inverseOfService,
  placeOfServiceRefusal,
  problemsOfService,
  type ServiceDraft,
} from './service-draft.ts'

const minuteMs = 60_000
const service: ServiceSettings = {
  policy: 'random',
  capacity: 5,
  acceptWithinMs: 0,
  graceMs: minuteMs,
  overflow: null,
  returnWithinMs: 15 * minuteMs,
  ownAgentWaitMs: null,
  giveBackAfterMs: 2 * minuteMs,
  idle: { remindAfterMs: null, releaseAfterMs: null, closeAfterMs: null },
  toOffline: 'keep',
  editWithinMs: 15 * minuteMs,
  linkCards: false,
  fileBytes: 25 * 1024 * 1024,
  fileKinds: ['image', 'audio', 'video', 'file'],
  filesPerHour: 60,
  breakReasons: [],
}
const edited = (change: Partial<ServiceDraft>): ServiceDraft => ({ ...draftOfService(service), ...change })

describe('the page of service', () => {
  it('[SVC3] sends only what was changed, and can take it back', () => {
    expect(changeOfService(service, edited({}))).toBeNull()
    const draft = edited({ policy: 'manual', acceptWithinMs: null, breakReasons: [' Lunch ', ''] })
    const change = changeOfService(service, draft)
    expect(change).toEqual({ policy: 'manual', breakReasons: ['Lunch'] })
    expect(inverseOfService(service, change ?? {})).toEqual({ policy: 'random', breakReasons: [] })
  })

  it('[SVC3] says what is wrong where it is wrong, before anything is sent', () => {
    const placesOf = (change: Partial<ServiceDraft>) => Object.keys(problemsOfService(edited(change)))
    const idle = (remindAfterMs: number | null, closeAfterMs: number | null) => ({
      idle: { remindAfterMs, releaseAfterMs: null, closeAfterMs },
    })
    expect(placesOf({})).toEqual([])
    expect(placesOf({ capacity: null })).toEqual(['capacity'])
    expect(placesOf({ capacity: 101 })).toEqual(['capacity'])
    expect(placesOf({ graceMs: 7_200_000 })).toEqual(['graceMs'])
    expect(placesOf({ giveBackAfterMs: null })).toEqual(['giveBackAfterMs'])
    expect(placesOf({ editWithinMs: null })).toEqual([])
    expect(placesOf({ fileBytes: null, filesPerHour: 2_000 })).toEqual(['fileBytes', 'filesPerHour'])
    expect(placesOf({ editWithinMs: 32 * 24 * 60 * minuteMs })).toEqual(['editWithinMs'])
    expect(placesOf({ overflow: { afterMs: null, to: { kind: 'words' } } })).toEqual(['overflow'])
    expect(placesOf(idle(5 * minuteMs, 10 * minuteMs))).toEqual([])
    expect(placesOf(idle(10 * minuteMs, 10 * minuteMs))).toEqual(['idle'])
    expect(placesOf({ breakReasons: ['Lunch', 'Lunch '] })).toEqual(['breakReasons'])
  })

  it('[SVC3] finds the place that a refusal names', () => {
    expect(placeOfServiceRefusal({ field: 'idle' })).toBe('idle')
    expect(placeOfServiceRefusal({ path: '/change/idle/remindAfterMs' })).toBe('idle')
    expect(placeOfServiceRefusal({})).toBeNull()
  })
})

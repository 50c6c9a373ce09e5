import { describe, expect, it } from 'vitest'
import { cutoffsOf, keepEverything } from './retention.ts'

const nowMs = 1_760_000_000_000
const dayMs = 86_400_000

describe('cutoffsOf', () => {
  it('[PRV1] counts whole days back from now, for each kind by itself', () => {
    expect(cutoffsOf({ conversations: 30, files: null, visits: 7, ipAddresses: 1 }, nowMs)).toEqual({
      conversationsMs: nowMs - 30 * dayMs,
      filesMs: null,
      visitsMs: nowMs - 7 * dayMs,
      ipAddressesMs: nowMs - dayMs,
    })
    expect(cutoffsOf({ ...keepEverything, visits: 7 }, nowMs)).toEqual({
      conversationsMs: null,
      filesMs: null,
      visitsMs: nowMs - 7 * dayMs,
      ipAddressesMs: null,
    })
  })

  it('[PRV1] has no moment at all where everything is kept', () => {
    expect(cutoffsOf(keepEverything, nowMs)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { installationOf, type Sighting, type SightingStep } from './installation-check.ts'

const nowMs = 1_000_000
const origin = 'https://shop.example'
const seen = (step: SightingStep, agoMs: number, more: Partial<Sighting> = {}): Sighting => ({
  step,
  origin,
  pageUrl: step === 'visit' ? `${origin}/cart` : null,
  atMs: nowMs - agoMs,
  ...more,
})

describe('installationOf', () => {
  it('[SITE4] nothing was seen', () => expect(installationOf([], nowMs)).toEqual({ state: 'unseen' }))

  it('[SITE4] a page whose address is not allowed', () => {
    const refused = seen('refused', 1_000, { origin: 'https://other.example' })
    const expected = { state: 'refused', origin: 'https://other.example', atMs: refused.atMs }
    expect(installationOf([seen('script', 1_200), refused], nowMs)).toEqual(expected)
  })

  it('[SITE4] the script came and its question did not: the page lets it connect nowhere', () => {
    const expected = { state: 'blocked', step: 'connect', origin, atMs: nowMs - 10_001 }
    expect(installationOf([seen('script', 10_001)], nowMs)).toEqual(expected)
    expect(installationOf([seen('script', 10_001), seen('boot', 60_000), seen('visit', 60_000)], nowMs)).toEqual(
      expected,
    )
    expect(installationOf([seen('script', 9_999)], nowMs)).toEqual({ state: 'unseen' })
  })

  it('[SITE4] the question came and the frame did not: the page lets it be framed nowhere', () => {
    const expected = { state: 'blocked', step: 'frame', origin, atMs: nowMs - 11_000 }
    expect(installationOf([seen('script', 11_200), seen('boot', 11_000)], nowMs)).toEqual(expected)
  })

  it('[SITE4] all came: the newest page, without waiting for what may still follow', () => {
    const all = [seen('script', 3_000), seen('boot', 2_900), seen('frame', 2_800), seen('visit', 2_700)]
    const expected = { state: 'connected', pageUrl: `${origin}/cart`, atMs: nowMs - 2_700 }
    expect(installationOf(all, nowMs)).toEqual(expected)
    // The script lies in the browser's cache, or a boot a moment ago waits for its frame.
    expect(installationOf([seen('script', 200_000), seen('boot', 30_000), seen('visit', 29_000)], nowMs)).toMatchObject(
      {
        state: 'connected',
        atMs: nowMs - 29_000,
      },
    )
    expect(installationOf([seen('boot', 500), seen('frame', 60_000), seen('visit', 59_000)], nowMs)).toMatchObject({
      state: 'connected',
      atMs: nowMs - 59_000,
    })
  })

  it('[SITE4] the newest evidence decides', () => {
    const connected = [seen('script', 60_000), seen('boot', 59_000), seen('visit', 58_000)]
    expect(installationOf([...connected, seen('refused', 20_000)], nowMs)).toMatchObject({ state: 'refused' })
    const later = [seen('refused', 70_000), ...connected]
    expect(installationOf(later, nowMs)).toMatchObject({ state: 'connected', pageUrl: `${origin}/cart` })
  })

  it('[SITE4] where the frame waits for the visitor’s consent, its absence says nothing', () => {
    expect(installationOf([seen('boot', 60_000)], nowMs, true)).toMatchObject({ state: 'connected', pageUrl: origin })
  })
})

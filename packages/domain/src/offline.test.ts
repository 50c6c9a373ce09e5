import { describe, expect, it } from 'vitest'
import { offlineWay } from './offline.ts'

describe('words to somebody who is not there', () => {
  it('[OFL1] are refused or kept as the mode says, whatever else there is', () => {
    for (const hasMail of [true, false])
      for (const hasAddress of [true, false])
        for (const way of ['refuse', 'keep'] as const)
          expect(offlineWay(way, { hasMail, hasAddress })).toEqual({ way, lacks: null })
  })

  it('[OFL1] are mailed where there is mail and a verified address, and kept with the reason where not', () => {
    expect(offlineWay('e-mail', { hasMail: true, hasAddress: true })).toEqual({ way: 'e-mail', lacks: null })
    expect(offlineWay('e-mail', { hasMail: true, hasAddress: false })).toEqual({ way: 'keep', lacks: 'address' })
    expect(offlineWay('e-mail', { hasMail: false, hasAddress: true })).toEqual({ way: 'keep', lacks: 'mail' })
  })
})

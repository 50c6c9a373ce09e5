import { describe, expect, it } from 'vitest'
import { becomesReady, changedCallback, hearsOf, isAboutSomebody, isReady, newCallback, remindsAtMs } from './rules.ts'

const entry = newCallback({ accountId: 'a', id: 'c', by: 'li', nowMs: 1_000 }, { name: 'Wang', reason: 'Refund' })

describe('an entry of the revisit list', () => {
  it('[CBK1] is about a contact or carries a name, an address or a number', () => {
    const nobody = { contactId: null, name: null, email: null, phone: null }
    expect(isAboutSomebody(nobody)).toBe(false)
    expect(isAboutSomebody({ ...nobody, name: '', email: '' })).toBe(false)
    for (const one of [{ contactId: 'x' }, { name: 'Wang' }, { email: 'w@example.com' }, { phone: '+86 10' }])
      expect(isAboutSomebody({ ...nobody, ...one })).toBe(true)
  })

  it('[CBK2] counts its changes, and its attempts with who, when and how the last one ended', () => {
    const once = changedCallback(entry, { state: 'solved', attempt: 'missed' }, 'chen', 5_000)
    expect(once).toMatchObject({ rev: 2, state: 'solved', attempts: 1, reason: 'Refund', changedAtMs: 5_000 })
    expect(once?.lastAttempt).toEqual({ atMs: 5_000, agentId: 'chen', result: 'missed' })
    const again = once === null ? null : changedCallback(once, { outcome: 'Told' }, 'li', 6_000)
    expect(again).toMatchObject({ rev: 3, attempts: 1, outcome: 'Told', lastAttempt: { agentId: 'chen' } })
  })

  it('[CBK1] is not changed into one about nobody', () => {
    expect(changedCallback(entry, { name: null }, 'li', 5_000)).toBeNull()
  })

  it('[CBK7] is ready for the second service when it is solved and the person is here or in the app', () => {
    expect(isReady({ state: 'solved' }, 'here')).toBe(true)
    expect(isReady({ state: 'solved' }, 'app')).toBe(true)
    expect(isReady({ state: 'solved' }, 'away')).toBe(false)
    expect(isReady({ state: 'open' }, 'here')).toBe(false)
    expect(isReady({ state: 'done' }, 'here')).toBe(false)
  })

  it('[CBK7] becomes ready by a change that solves it while the person is there and nobody serves it', () => {
    const here = { standing: 'here', inService: false } as const
    expect(becomesReady('open', 'solved', here)).toBe(true)
    expect(becomesReady(null, 'solved', { ...here, standing: 'app' })).toBe(true)
    expect(becomesReady('solved', 'solved', here)).toBe(false)
    expect(becomesReady('open', 'solved', { ...here, inService: true })).toBe(false)
    expect(becomesReady('open', 'solved', { ...here, standing: 'away' })).toBe(false)
    expect(becomesReady('open', 'done', here)).toBe(false)
  })

  it('[CBK7] is told to its owner, or to all while nobody has claimed it', () => {
    expect(hearsOf({ ownerId: null }, 'li')).toBe(true)
    expect(hearsOf({ ownerId: 'li' }, 'li')).toBe(true)
    expect(hearsOf({ ownerId: 'li' }, 'chen')).toBe(false)
  })

  it('[CBK8] reminds at its due time until it is done', () => {
    expect(remindsAtMs({ state: 'open', dueAtMs: 9 })).toBe(9)
    expect(remindsAtMs({ state: 'solved', dueAtMs: 9 })).toBe(9)
    expect(remindsAtMs({ state: 'done', dueAtMs: 9 })).toBeNull()
    expect(remindsAtMs({ state: 'open', dueAtMs: null })).toBeNull()
  })
})

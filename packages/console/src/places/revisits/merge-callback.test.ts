import { describe, expect, it } from 'vitest'
import { filterOf, isFiltered, readRevisitSearch } from './address.ts'
import { changeOf, fromLocalTime, toLocalTime } from './draft.ts'
import { mergeCallback } from './merge-callback.ts'
import { aCallback } from './testing-callbacks.ts'

const known = (...callbacks: ReturnType<typeof aCallback>[]) => ({
  pages: [{ callbacks, next: null }],
  pageParams: [null],
})

describe('the loaded revisit list', () => {
  it('[CBK13] takes the newer state of an entry, and presence of the same number', () => {
    const list = known(aCallback({ rev: 3 }), aCallback({ id: 'c2' }))
    const here = aCallback({ rev: 3, standing: 'here' })
    expect(mergeCallback(list, { type: 'callback.changed', callback: here }).pages[0]?.callbacks[0]).toEqual(here)
    const old = aCallback({ rev: 2, reason: 'Older' })
    expect(mergeCallback(list, { type: 'callback.changed', callback: old })).toEqual(list)
    const left = mergeCallback(list, { type: 'callback.removed', callbackId: 'c1' })
    expect(left.pages[0]?.callbacks.map(({ id }) => id)).toEqual(['c2'])
  })

  it('[CBK13] keeps what it looks for in the address, in closed words', () => {
    const search = readRevisitSearch({
      state: 'solved',
      owner: 'anyone',
      due: 'past',
      search: 'x',
      present: true,
      more: 1,
    })
    expect(search).toEqual({ state: 'solved', due: 'past', search: 'x', present: true })
    expect(isFiltered(search)).toBe(true)
    expect(filterOf(readRevisitSearch({ state: 'current', search: '' }))).toEqual({ state: 'current' })
  })

  it('[CBK14] sends only what differs from the state that was seen', () => {
    const seen = aCallback({ dueAtMs: 60_000, phone: '+86 10' })
    expect(changeOf(seen, { reason: 'Refund', phone: ' ' })).toEqual({ phone: null })
    expect(changeOf(seen, { reason: ' New ', dueAtMs: null, state: 'solved' })).toEqual({
      reason: 'New',
      dueAtMs: null,
      state: 'solved',
    })
  })

  it('[CBK14] reads and writes times of the reader’s own place', () => {
    const atMs = new Date(2026, 11, 1, 9, 30).getTime()
    expect(toLocalTime(atMs)).toBe('2026-12-01T09:30')
    expect(fromLocalTime('2026-12-01T09:30')).toBe(atMs)
    expect(toLocalTime(null)).toBe('')
    expect(fromLocalTime('')).toBeNull()
  })
})

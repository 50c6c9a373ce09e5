import { beforeEach, describe, expect, it, vi } from 'vitest'
import { asDraft, followDrafts, openDrafts, useDrafts, writeDraft } from './drafts.ts'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => void stored.set(key, value),
        removeItem: (key: string) => void stored.delete(key),
      },
      {
        ownKeys: () => [...stored.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    ),
  )
  openDrafts('agent-a')
})

describe('drafts', () => {
  it('[CON19] come back after a reload, reply and note apart', () => {
    writeDraft('c1', { reply: 'Dear Emma' })
    writeDraft('c1', { mode: 'note', note: 'she called' })
    openDrafts('agent-a')
    expect(useDrafts.getState().drafts).toEqual({ c1: { mode: 'note', reply: 'Dear Emma', note: 'she called' } })
  })

  it('[CON19] belong to one agent', () => {
    writeDraft('c1', { reply: 'mine' })
    openDrafts('agent-b')
    expect(useDrafts.getState().drafts).toEqual({})
  })

  it('[CON19] leave nothing behind when they are sent', () => {
    writeDraft('c1', { reply: 'x' })
    writeDraft('c1', { reply: '' })
    expect(stored.size).toBe(0)
    expect(useDrafts.getState().drafts).toEqual({})
  })

  it('[CON19] pass over what has not their form', () => {
    for (const wrong of [null, 1, 'x', {}, { reply: 1, note: '' }]) expect(asDraft(wrong)).toBeNull()
    expect(asDraft({ mode: 'shout', reply: 'a', note: '' })).toEqual({ mode: 'reply', reply: 'a', note: '' })
    stored.set('frontdesk:draft:agent-a:c9', '{broken')
    openDrafts('agent-a')
    expect(useDrafts.getState().drafts).toEqual({})
  })

  it('[CON19] show what another tab writes', () => {
    const page = new EventTarget()
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    const stop = followDrafts()
    const otherTab = (value: string | null): void => {
      const key = 'frontdesk:draft:agent-a:c1'
      if (value === null) stored.delete(key)
      else stored.set(key, JSON.stringify({ mode: 'reply', reply: value, note: '' }))
      page.dispatchEvent(Object.assign(new Event('storage'), { key }))
    }
    otherTab('from there')
    expect(useDrafts.getState().drafts['c1']?.reply).toBe('from there')
    otherTab(null)
    expect(useDrafts.getState().drafts).toEqual({})
    stop()
    otherTab('unheard')
    expect(useDrafts.getState().drafts).toEqual({})
  })

  it('[CON19] go on in memory when the storage throws', () => {
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new Error('full')
      },
    })
    writeDraft('c1', { reply: 'still here' })
    expect(useDrafts.getState().drafts['c1']?.reply).toBe('still here')
  })
})

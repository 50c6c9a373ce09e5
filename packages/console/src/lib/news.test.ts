import { describe, expect, it } from 'vitest'
import { item } from '../places/conversations/testing-builders.ts'
import { type Known, newsOf, tookFromMe } from './news.ts'

const sara = { id: 'colleague', label: 'Sara', pictureUrl: null }

const known = (status: Known['status'], inboundCount: number, askedId: string | null = null): Known => ({
  status,
  inboundCount,
  askedId,
  assigneeId: status === 'open' ? 'me' : null,
})

describe('what is worth a sound', () => {
  it('[CON14] is a visitor who begins to wait, and every further message while nobody answers', () => {
    const waiting = item('c', { status: 'queued', assignee: null, inboundCount: 2 })
    expect(newsOf(undefined, waiting, 'me')).toBe('visitor')
    expect(newsOf(known('closed', 1), waiting, 'me')).toBe('visitor')
    expect(newsOf(known('queued', 1), waiting, 'me')).toBe('message')
  })

  it('[CON14] is a message to me, and none to a colleague', () => {
    expect(newsOf(known('open', 1), item('c', { inboundCount: 2 }), 'me')).toBe('message')
    expect(newsOf(known('open', 1), item('c', { inboundCount: 2, assignee: sara }), 'me')).toBeNull()
  })

  it('[SUP1][CON14] is a message where I have joined a colleague', () => {
    const beside = item('c', {
      inboundCount: 2,
      assignee: sara,
      joined: [{ id: 'me', label: 'Li Wei', pictureUrl: null }],
    })
    expect(newsOf(known('open', 1), beside, 'me')).toBe('message')
    expect(newsOf(known('open', 2), beside, 'me')).toBeNull()
  })

  it('[SUP4] who takes mine is told to me; what I give away, or end, is not', () => {
    const hers = item('c', { assignee: sara })
    expect(tookFromMe(known('open', 1), hers, 'me')).toBe('Sara')
    expect(tookFromMe({ ...known('open', 1), assigneeId: 'somebody' }, hers, 'me')).toBeNull()
    expect(tookFromMe(undefined, hers, 'me')).toBeNull()
    expect(tookFromMe(known('open', 1), item('c', { status: 'closed', assignee: sara }), 'me')).toBeNull()
    expect(tookFromMe(known('open', 1), item('c', { status: 'queued', assignee: null }), 'me')).toBeNull()
  })

  it('[CON14] is nothing that no visitor wrote', () => {
    expect(newsOf(known('open', 2), item('c', { inboundCount: 2 }), 'me')).toBeNull()
    expect(newsOf(known('open', 1), item('c', { inboundCount: 2, status: 'closed' }), 'me')).toBeNull()
  })

  it('[CON14][CON34] is an offer to me, once, and none to a colleague', () => {
    const asked = (agent: { id: string; label: string; pictureUrl: null }) => {
      const waiting = item('c', { status: 'queued', assignee: null })
      return { ...waiting, routing: { ...waiting.routing, offer: { agent, expiresAtMs: 1 } } }
    }
    const me = { id: 'me', label: 'Li Wei', pictureUrl: null }
    expect(newsOf(undefined, asked(me), 'me')).toBe('offer')
    expect(newsOf(known('queued', 1, 'me'), asked(me), 'me')).toBeNull()
    expect(newsOf(undefined, asked(sara), 'me')).toBeNull()
  })

  it('[CON14] is a visitor who is given to me, with its first words or after a wait', () => {
    expect(newsOf(undefined, item('c'), 'me')).toBe('visitor')
    expect(newsOf(known('queued', 1), item('c'), 'me')).toBe('visitor')
  })
})

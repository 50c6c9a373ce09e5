import { describe, expect, it } from 'vitest'
import { item } from '../places/conversations/testing-builders.ts'
import { newsOf } from './news.ts'

const sara = { id: 'colleague', label: 'Sara', pictureUrl: null }

describe('what is worth a sound', () => {
  it('[CON14] is a visitor who begins to wait, and every further message while nobody answers', () => {
    const waiting = item('c', { status: 'queued', assignee: null, inboundCount: 2 })
    expect(newsOf(undefined, waiting, 'me')).toBe('visitor')
    expect(newsOf({ status: 'closed', inboundCount: 1 }, waiting, 'me')).toBe('visitor')
    expect(newsOf({ status: 'queued', inboundCount: 1 }, waiting, 'me')).toBe('message')
  })

  it('[CON14] is a message to me, and none to a colleague', () => {
    expect(newsOf({ status: 'open', inboundCount: 1 }, item('c', { inboundCount: 2 }), 'me')).toBe('message')
    expect(newsOf({ status: 'open', inboundCount: 1 }, item('c', { inboundCount: 2, assignee: sara }), 'me')).toBeNull()
  })

  it('[CON14] is nothing that no visitor wrote', () => {
    expect(newsOf({ status: 'open', inboundCount: 2 }, item('c', { inboundCount: 2 }), 'me')).toBeNull()
    expect(
      newsOf({ status: 'open', inboundCount: 1 }, item('c', { inboundCount: 2, status: 'closed' }), 'me'),
    ).toBeNull()
  })
})

import type { AgentCard, Visit, VisitorHere } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { mergeVisit } from './merge-visit.ts'

const wei: AgentCard = { id: 'wei', label: 'Li Wei', pictureUrl: null }
const ana: AgentCard = { id: 'ana', label: 'Ana Lima', pictureUrl: null }

const visitOf = (contactId: string, change: Partial<Visit> = {}): Visit => ({
  contactId,
  online: true,
  ip: '8.8.8.8',
  country: null,
  pageUrl: 'https://shop.example/',
  pageTitle: 'Shop',
  referrer: null,
  browser: 'Firefox',
  system: 'Linux',
  device: 'desktop',
  language: 'en',
  timeZone: null,
  startedAtMs: 0,
  lastSeenAtMs: 0,
  pickedAgent: wei,
  ...change,
})

const here = (id: string): VisitorHere => ({
  visit: visitOf(id),
  contact: { id, label: id, name: null, email: null, phone: null, verified: false, special: false },
  site: { id: 'site', name: 'Shop' },
  conversation: null,
  state: 'browsing',
  pageSinceMs: 0,
  pages: 1,
  returning: null,
})

const page = { visitors: [here('mia'), here('noah')], next: null, total: 2 }

describe('[CON29] the list of visitors', () => {
  it('follows a visitor from page to page where it stands', () => {
    const moved = visitOf('noah', { pageUrl: 'https://shop.example/shoes' })
    const merged = mergeVisit(page, moved)
    expect(merged?.visitors.map(({ visit }) => visit.pageUrl)).toEqual([
      'https://shop.example/',
      'https://shop.example/shoes',
    ])
  })

  it('leaves out who has gone, and counts one less', () => {
    const merged = mergeVisit(page, visitOf('mia', { online: false, pickedAgent: null }))
    expect(merged?.visitors.map(({ contact }) => contact.id)).toEqual(['noah'])
    expect(merged?.total).toBe(1)
  })

  it('is asked for again where somebody new is here or another agent is picked', () => {
    expect(mergeVisit(page, visitOf('ida'))).toBeNull()
    expect(mergeVisit(page, visitOf('mia', { pickedAgent: ana }))).toBeNull()
  })
})

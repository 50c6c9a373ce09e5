import type { AgentCard, VisitorHere } from '@frontdesk/protocol'

export const wei: AgentCard = { id: 'wei', label: 'Li Wei', pictureUrl: null }

/** A visitor who looks around on the shop's first page. */
export const aVisitor = (
  id: string,
  change: Partial<VisitorHere> = {},
  visit: Partial<VisitorHere['visit']> = {},
): VisitorHere => ({
  visit: {
    contactId: id,
    online: true,
    ip: '8.8.8.8',
    country: null,
    pageUrl: 'https://shop.example/',
    pageTitle: 'Shop',
    referrer: null,
    browser: 'Firefox',
    system: 'Linux',
    device: 'desktop',
    language: 'en-GB',
    timeZone: null,
    startedAtMs: 0,
    lastSeenAtMs: 0,
    pickedAgent: null,
    ...visit,
  },
  contact: { id, label: id, name: null, email: null, phone: null, verified: false, special: false, tagIds: [] },
  site: { id: 'site', name: 'Shop' },
  conversation: null,
  state: 'browsing',
  typing: null,
  pageSinceMs: 0,
  pages: 1,
  returning: null,
  ...change,
})

import type { Callback } from '@frontdesk/protocol'

const card = { id: 'a1', label: 'Li Wei', pictureUrl: null }

/** An entry; everything can be overridden. */
export const aCallback = (overrides: Partial<Callback> = {}): Callback => ({
  id: 'c1',
  rev: 1,
  label: 'Wang',
  contact: null,
  conversationId: null,
  name: 'Wang',
  email: null,
  phone: null,
  reason: 'Refund',
  reported: '',
  outcome: '',
  state: 'open',
  dueAtMs: null,
  owner: null,
  attempts: 0,
  lastAttempt: null,
  standing: 'away',
  inService: false,
  createdBy: card,
  createdAtMs: 1,
  changedAtMs: 1,
  ...overrides,
})

import type { Invitation, Member, RoomItem } from '@frontdesk/protocol'
import { wei } from '../visitors/testing-visitors.ts'

export const aMember = (
  kind: 'agent' | 'contact',
  id: string,
  number: number,
  change: Partial<Member> = {},
): Member => ({
  party: { kind, id, label: kind === 'agent' ? id : '', number, pictureUrl: null },
  role: 'member',
  joinedAtMs: number * 1_000,
  ...change,
})

export const aSession = (id: string, change: Partial<RoomItem> = {}): RoomItem => ({
  id,
  kind: 'multi',
  shape: 'session',
  status: 'open',
  createdAtMs: 0,
  seq: 1,
  rev: 1,
  inboundCount: 0,
  lastAtMs: 0,
  last: null,
  title: null,
  team: null,
  members: [aMember('agent', wei.id, 1, { role: 'owner' })],
  ...change,
})

export const anInvitation = (contactId: string, change: Partial<Invitation> = {}): Invitation => ({
  id: `to-${contactId}`,
  kind: 'session',
  state: 'pending',
  contact: {
    id: contactId,
    label: contactId,
    name: null,
    email: null,
    phone: null,
    verified: false,
    special: false,
    tagIds: [],
  },
  siteId: 'site',
  agent: wei,
  trigger: null,
  text: 'Will you join us?',
  createdAtMs: 0,
  expiresAtMs: 60_000,
  endedAtMs: null,
  quietUntilMs: null,
  conversationId: null,
  sessionId: 'session',
  ...change,
})

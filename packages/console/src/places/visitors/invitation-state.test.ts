import type { Invitation } from '@frontdesk/protocol'
import { expect, it } from 'vitest'
import { standOf } from './invitation-state.ts'

const invitation = (over: Partial<Invitation>): Invitation => ({
  id: 'i',
  kind: 'chat',
  state: 'pending',
  contact: { id: 'c', label: '#C', name: null, email: null, phone: null, verified: false, special: false, tagIds: [] },
  siteId: 's',
  agent: { id: 'a', label: 'Ana', pictureUrl: null },
  trigger: null,
  text: 'Hello',
  createdAtMs: 0,
  expiresAtMs: 60_000,
  endedAtMs: null,
  quietUntilMs: null,
  conversationId: null,
  sessionId: null,
  ...over,
})

it('[INV14] a row tells of an invitation that waits, of one who is left alone, and else lets invite', () => {
  expect(standOf(undefined, 0)).toEqual({ kind: 'free' })
  expect(standOf(invitation({}), 20_000)).toMatchObject({ kind: 'pending', invitation: { id: 'i' } })
  expect(standOf(invitation({}), 60_000)).toEqual({ kind: 'free' })
  const declined = invitation({ state: 'declined', endedAtMs: 10, quietUntilMs: 1_000 })
  expect(standOf(declined, 999)).toEqual({ kind: 'quiet', how: 'declined', untilMs: 1_000 })
  expect(standOf(declined, 1_000)).toEqual({ kind: 'free' })
})

import { describe, expect, it } from 'vitest'
import { arrangePeople } from './pane-people.ts'
import { aMember, anInvitation } from './testing-sessions.ts'

describe('the people of a session', () => {
  it('[CON38][B7] the owner first, then agents as they came; visitors by number', () => {
    const members = [
      aMember('contact', 'bea', 4),
      aMember('agent', 'ana', 2),
      aMember('agent', 'wei', 3, { role: 'owner' }),
      aMember('contact', 'ada', 1),
      aMember('agent', 'bo', 1),
    ]
    const { agents, visitors } = arrangePeople(members, [anInvitation('ada', { state: 'accepted' })])
    expect(agents.map(({ party }) => party.id)).toEqual(['wei', 'bo', 'ana'])
    expect(visitors.map(({ member, invitation }) => [member.party.id, invitation?.id])).toEqual([
      ['ada', 'to-ada'],
      ['bea', undefined],
    ])
  })

  it('[CON38][SES11] who has yet to answer first, the soonest to lapse; then the newest answer; who agreed and is not in it has left', () => {
    const invitations = [
      anInvitation('declined', { state: 'declined', endedAtMs: 10 }),
      anInvitation('later', { expiresAtMs: 90 }),
      anInvitation('left', { state: 'accepted', endedAtMs: 30 }),
      anInvitation('sooner', { expiresAtMs: 80 }),
      anInvitation('lapsed', { state: 'lapsed', endedAtMs: 20 }),
      anInvitation('in', { state: 'accepted', endedAtMs: 40 }),
    ]
    const { invited } = arrangePeople([aMember('contact', 'in', 1)], invitations)
    expect(invited.map(({ invitation, stand }) => [invitation.contact.id, stand])).toEqual([
      ['sooner', 'pending'],
      ['later', 'pending'],
      ['left', 'gone'],
      ['lapsed', 'lapsed'],
      ['declined', 'declined'],
    ])
  })
})

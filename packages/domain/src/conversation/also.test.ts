import { describe, expect, it } from 'vitest'
import { agentsIn, waysTo } from './also.ts'
import type { Member, Room } from './room.ts'
import { ana, visitor, wei } from './testing.ts'

const member = (party: Member['party'], leftAtMs: number | null = null): Member => ({
  party,
  role: 'member',
  name: null,
  number: 1,
  joinedAtMs: 1,
  afterPublicSeq: 0,
  leftAtMs,
})
const room = (overrides: Partial<Room>): Room => ({
  shape: 'group',
  title: 'Returns',
  teamId: null,
  members: [member(ana), member(wei, 5), member(visitor)],
  ...overrides,
})

describe('[ROM8] who is reached besides, and how', () => {
  it('by what is set up and the colleague has', () => {
    const both = { email: 'ana@example.com', phone: '+8613800000000' }
    expect(waysTo(both, ['e-mail', 'sms'])).toEqual(['e-mail', 'sms'])
    expect(waysTo(both, ['sms'])).toEqual(['sms'])
    expect(waysTo({ ...both, email: null }, ['e-mail', 'sms'])).toEqual(['sms'])
    expect(waysTo({ email: null, phone: null }, ['e-mail', 'sms'])).toEqual([])
  })

  it('those who are in the room now; in a team’s room, those in the team', () => {
    const team = (id: string) => (id === 'team-1' ? ['a', 'b'] : [])
    expect(agentsIn(room({}), team)).toEqual([ana.id])
    expect(agentsIn(room({ shape: 'team', teamId: 'team-1', members: [] }), team)).toEqual(['a', 'b'])
  })
})

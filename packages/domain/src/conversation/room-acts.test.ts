import { describe, expect, it } from 'vitest'
import { type Decision, forService, forShared, type SharedChange } from './decision.ts'
import type { Conversation, Party, SharedConversation } from './model.ts'
import { type Member, memberOf, type Room, takeIn } from './room.ts'
import {
  decideAdd,
  decideEndSession,
  decideLeave,
  decideName,
  decideRemove,
  decideRename,
  decideSay,
} from './room-acts.ts'
import { aConversation, ana, counting, otherVisitor, visitor, wei } from './testing.ts'
import { maySeeConversation, seesAfter, type Viewer } from './visibility.ts'

const bo: Party = { kind: 'agent', id: 'agent-bo' }
const nowMs = 9_000

const aMember = (party: Party, overrides: Partial<Member> = {}): Member => ({
  party,
  role: 'member',
  name: null,
  number: 1,
  joinedAtMs: 1_000,
  afterPublicSeq: 0,
  leftAtMs: null,
  ...overrides,
})

/** A group that Wei owns and Ana is in. */
const aRoom = (
  room: Partial<Room> = {},
  { kind = 'internal', status = 'open' }: Partial<Pick<SharedConversation, 'kind' | 'status'>> = {},
): SharedConversation => {
  const { inboxId: _, contactId: __, assigneeId: ___, waitingSinceMs: ____, routing: _____, ...log } = aConversation()
  const members = [aMember(wei, { role: 'owner' }), aMember(ana, { number: 2, joinedAtMs: 2_000 })]
  return { ...log, kind, status, room: { shape: 'group', title: 'Returns', teamId: null, members, ...room } }
}

const appended = (decision: Decision) => {
  if (decision.kind !== 'append') throw new Error(`it was ${decision.kind}`)
  return { contents: decision.entries.map(({ content }) => content), head: decision.head as SharedChange }
}
const newcomer = (id: string) => ({ party: { kind: 'agent', id } as const, name: null })
const refusal = (decision: Decision) => decision.kind === 'refuse' && decision.refusal.code
const say = { author: ana, text: 'Who knows?', clientId: 'client-1', extra: {} }

describe('[ROM1] who sees what several share', () => {
  const agent = (id: string, teamIds: string[] = []): Viewer => ({ kind: 'agent', id, scope: 'all', teamIds })

  it('is seen by those who are in it, and by nobody else whatever their rights', () => {
    expect(maySeeConversation(agent(ana.id), aRoom())).toBe(true)
    expect(maySeeConversation(agent(bo.id), aRoom())).toBe(false)
    const members = [aMember(ana, { leftAtMs: 5_000 })]
    expect(maySeeConversation(agent(ana.id), aRoom({ members }))).toBe(false)
  })

  it('a visitor sees a session that it is in, and no room of colleagues', () => {
    const members = [aMember(visitor)]
    expect(maySeeConversation(visitor as Viewer, aRoom({ members, shape: 'session' }, { kind: 'multi' }))).toBe(true)
    expect(maySeeConversation(visitor as Viewer, aRoom({ members }))).toBe(false)
  })

  it('[ROM2] a team’s room is its members’, as they are now', () => {
    const room = aRoom({ shape: 'team', teamId: 'team-1', members: [] })
    expect(maySeeConversation(agent(bo.id, ['team-1']), room)).toBe(true)
    expect(maySeeConversation(agent(bo.id, ['team-2']), room)).toBe(false)
  })

  it('rules of the one kind refuse the other', () => {
    const conversations: Conversation[] = [aConversation(), aRoom()]
    const nothing = (): Decision => ({ kind: 'nothing' })
    expect(conversations.map((one) => forService(nothing)(one, nowMs).kind)).toEqual(['nothing', 'refuse'])
    expect(conversations.map((one) => forShared(nothing)(one, nowMs).kind)).toEqual(['refuse', 'nothing'])
  })
})

describe('[ROM3] who is in a group', () => {
  const add = (room: SharedConversation, ids: string[], most = 10) =>
    decideAdd(room, ana, ids.map(newcomer), { most, earlierText: false }, nowMs, counting())

  it('any member takes colleagues in; those who are in it are left as they are', () => {
    const { contents, head } = appended(add(aRoom(), [wei.id, bo.id]))
    expect(contents).toEqual([{ kind: 'joined', parties: [bo] }])
    expect(head.room?.members).toHaveLength(3)
    expect(add(aRoom(), [wei.id]).kind).toBe('nothing')
    expect(refusal(add(aRoom(), [bo.id], 2))).toBe('room.full')
  })

  it('its owner takes others out; nobody else does', () => {
    const { contents, head } = appended(decideRemove(aRoom(), wei, ana, nowMs, counting()))
    expect(contents).toEqual([{ kind: 'left', party: ana }])
    expect(memberOf(head.room ?? aRoom().room, ana)).toBeUndefined()
    expect(refusal(decideRemove(aRoom(), ana, wei, nowMs, counting()))).toBe('room.not_owner')
  })

  it('what a leaving owner had passes on; the last one ends it', () => {
    const { head } = appended(decideLeave(aRoom(), wei, nowMs, counting()))
    expect(memberOf(head.room ?? aRoom().room, ana)?.role).toBe('owner')
    expect(head.status).toBeUndefined()
    const alone = aRoom({ members: [aMember(wei, { role: 'owner' })] })
    expect(appended(decideLeave(alone, wei, nowMs, counting())).head.status).toBe('closed')
  })

  it('any member names it', () => {
    expect(appended(decideRename(aRoom(), ana, 'Refunds', counting())).head.room?.title).toBe('Refunds')
    expect(decideRename(aRoom(), ana, 'Returns', counting()).kind).toBe('nothing')
  })

  it.each(['direct', 'team'] as const)('[ROM2] a %s room keeps its members and has no name', (shape) => {
    const room = aRoom({ shape })
    for (const decision of [
      add(room, [bo.id]),
      decideRemove(room, wei, ana, nowMs, counting()),
      decideLeave(room, wei, nowMs, counting()),
      decideRename(room, wei, 'Ours', counting()),
    ])
      expect(refusal(decision)).toBe('room.fixed')
  })

  it('one who comes back keeps its number, and nobody gets another’s', () => {
    const members = [aMember(visitor, { leftAtMs: 5_000 })]
    const other: Party = { kind: 'contact', id: 'visitor-2' }
    const { room } = aRoom({ members, shape: 'session' })
    const joined = takeIn(
      room,
      [other, visitor].map((party) => ({ party, name: null })),
      nowMs,
      () => 7,
    )
    expect(joined.members.map(({ party, number, afterPublicSeq }) => [party.id, number, afterPublicSeq])).toEqual([
      ['visitor-2', 2, 7],
      ['visitor-1', 1, 7],
    ])
  })
})

describe('[ROM1] what is said in a room', () => {
  it('is a message that everyone in it sees, with what it carries', () => {
    const extra = { mentions: [wei.id] }
    expect(appended(decideSay(aRoom(), { ...say, extra }, counting())).contents).toEqual([
      { kind: 'message', text: 'Who knows?', extra },
    ])
    expect(appended(decideSay(aRoom(), say, counting())).contents).toEqual([{ kind: 'message', text: 'Who knows?' }])
  })

  it('is refused once it has ended', () => {
    expect(refusal(decideSay(aRoom({}, { status: 'closed' }), say, counting()))).toBe('conversation.closed')
  })
})

describe('a session of visitors and agents', () => {
  /** Wei owns it, Ana and a visitor are in it, and seven public entries stand in it. */
  const aSession = (room: Partial<Room> = {}, status: SharedConversation['status'] = 'open'): SharedConversation => {
    const members = [
      aMember(wei, { role: 'owner' }),
      aMember(ana, { number: 2, joinedAtMs: 2_000 }),
      aMember(visitor, { name: 'Ada' }),
    ]
    return { ...aRoom({ shape: 'session', title: null, members, ...room }, { kind: 'multi', status }), publicSeq: 7 }
  }
  const add = (room: SharedConversation, parties: readonly Party[], earlierText = false, most = 10) =>
    decideAdd(
      room,
      ana,
      parties.map((party) => ({ party, name: null })),
      { most, earlierText },
      nowMs,
      counting(),
    )

  it('[SES5][SES6] any agent in it takes visitors and agents in, told by name to all; those in it stay as they are', () => {
    const { contents, head } = appended(add(aSession(), [otherVisitor, bo, visitor]))
    expect(contents).toEqual([{ kind: 'joined', parties: [otherVisitor, bo] }])
    expect(head.room && memberOf(head.room, otherVisitor)).toMatchObject({ number: 2, name: null, role: 'member' })
    expect(add(aSession(), [visitor])).toEqual({ kind: 'nothing' })
    expect(refusal(add(aSession(), [bo], false, 3))).toBe('room.full')
    expect(refusal(add(aSession({}, 'closed'), [bo]))).toBe('conversation.closed')
  })

  it('[SES5] no visitor is taken into a group of colleagues', () => {
    expect(refusal(add(aRoom(), [visitor]))).toBe('room.fixed')
  })

  it('[SES8] a visitor sees what is said from its joining on, or all where the company wants that; agents see all', () => {
    const seen = (party: Party, earlierText: boolean): number => {
      const { head } = appended(add(aSession(), [party], earlierText))
      return seesAfter(party, { ...aSession(), ...head })
    }
    expect([seen(otherVisitor, false), seen(otherVisitor, true), seen(bo, false)]).toEqual([7, 0, 0])
    expect(seesAfter(visitor, aConversation())).toBe(0)
  })

  it('[SES10] the owner takes out and ends; nobody else does', () => {
    const remove = (by: Party) => decideRemove(aSession(), by, visitor, nowMs, counting())
    expect(appended(remove(wei)).contents).toEqual([{ kind: 'left', party: visitor }])
    expect([refusal(remove(ana)), refusal(remove(visitor))]).toEqual(['room.not_owner', 'room.not_owner'])
    const end = (by: Party, status?: 'closed') => decideEndSession(aSession({}, status), by, counting())
    expect(appended(end(wei))).toMatchObject({ contents: [{ kind: 'closed' }], head: { status: 'closed' } })
    expect([refusal(end(ana)), refusal(end(visitor)), end(wei, 'closed').kind]).toEqual([
      'room.not_owner',
      'room.not_owner',
      'nothing',
    ])
    expect(refusal(decideEndSession(aRoom(), wei, counting()))).toBe('room.fixed')
  })

  it('[SES10] who owned it is followed by the agent who is in it longest; without an agent it ends', () => {
    const after = (session: SharedConversation, party: Party) =>
      appended(decideLeave(session, party, nowMs, counting()))
    const { head } = after(aSession(), wei)
    expect(head.room && memberOf(head.room, ana)?.role).toBe('owner')
    expect(head.status).toBeUndefined()
    expect(after(aSession(), visitor)).toMatchObject({ contents: [{ kind: 'left', party: visitor }] })
    const alone = aSession({ members: [aMember(wei, { role: 'owner' }), aMember(visitor)] })
    expect(after(alone, wei)).toMatchObject({
      contents: [{ kind: 'left', party: wei }, { kind: 'closed' }],
      head: { status: 'closed' },
    })
  })

  it('[SES9] a visitor says what it is called, for all to see', () => {
    const name = (to: string | null) => decideName(aSession(), visitor, to, counting())
    const { contents, head } = appended(name('Grace'))
    expect(contents).toEqual([{ kind: 'named', from: { name: 'Ada', number: 1 }, name: 'Grace' }])
    expect(head.room && memberOf(head.room, visitor)?.name).toBe('Grace')
    expect(name('Ada')).toEqual({ kind: 'nothing' })
    expect(refusal(decideName(aSession(), otherVisitor, 'Mallory', counting()))).toBe('room.fixed')
    expect(refusal(decideName(aRoom(), ana, 'Mallory', counting()))).toBe('room.fixed')
  })

  it('[SES7] agents may write among themselves in it', () => {
    const note = decideSay(aSession(), { ...say, visibility: 'staff' }, counting())
    expect(note).toMatchObject({ kind: 'append', entries: [{ visibility: 'staff' }] })
  })
})

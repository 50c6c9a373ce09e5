import { describe, expect, it } from 'vitest'
import { type Decision, forService, forShared, type SharedChange } from './decision.ts'
import type { Conversation, Party, SharedConversation } from './model.ts'
import { type Member, memberOf, type Room, takeIn } from './room.ts'
import { decideAdd, decideLeave, decideRemove, decideRename, decideSay } from './room-acts.ts'
import { aConversation, ana, counting, visitor, wei } from './testing.ts'
import { maySeeConversation, type Viewer } from './visibility.ts'

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
  const add = (room: SharedConversation, ids: string[], most = 10) => decideAdd(room, ana, ids, most, nowMs, counting())

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

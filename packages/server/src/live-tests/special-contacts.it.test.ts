import type { Params } from '@frontdesk/protocol'
import {
  askHttp,
  createTestClock,
  enterVisitor,
  expectOk,
  type Person,
  signIdentity,
  signInAdmin,
  type TestVisitor,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createKey } from '../app/sites/identity-keys.ts'
import { comes, has, deskLimits as limits, look, type Staff, served, talks } from './at-the-desk.ts'
import { useServer } from './testing.ts'

type Rule = Params<'handling-rule.create'>
const minuteMs = 60_000

describe('special contacts', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits, service: { capacity: 1, graceMs: 3_600_000 } })
  let admin: Person
  let secret: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    const site = await server().app.store.credentials.siteByKey(server().siteKey)
    secret = (await createKey(server().app, server().accountId, site?.id ?? '')).secret
  })

  const ask = <N extends Parameters<typeof askHttp>[1]>(name: N, params: Params<N>, who: Pick<Person, 'who'> = admin) =>
    askHttp(server().url, name, params, who.who)
  const handle = async ({ self: { contactId } }: TestVisitor, own: Staff | null) =>
    expectOk(
      await ask('contact.handle', {
        contactId,
        handling: own && { special: true, agentId: own.agentId, teamId: null, priority: false },
      }),
    )
  /** A rule for the time of the test. */
  const rule = async (draft: Partial<Rule>): Promise<string> => {
    const spend = { attribute: 'spend', operator: 'at-least', value: 10_000 } as const
    const base: Rule = { name: 'Spends much', conditions: [spend], agentId: null, teamId: null, priority: false }
    const { id } = expectOk(await ask('handling-rule.create', { ...base, ...draft }))
    onTestFinished(async () => void (await ask('handling-rule.remove', { ruleId: id })))
    return id
  }
  /** Somebody of whom the company says so much. */
  const known = (attributes: { [key: string]: string | number }) => {
    const claims = { sub: `customer-${crypto.randomUUID()}`, attributes }
    return enterVisitor(server(), { identity: signIdentity(secret, server().siteKey, claims, clock.now()) })
  }
  const isAway = (by: Staff) => by.socket.expect('state.set', { state: 'busy' })
  const isBack = (by: Staff) => by.socket.expect('state.set', { state: 'available' })
  const wait = async (ownAgentWaitMs: number | null): Promise<void> => {
    expectOk(await ask('service.update', { change: { ownAgentWaitMs } }))
  }
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms)
    await server().app.timers.look()
  }
  const waitsFor = (by: Staff, own: Staff) => (talk: { conversationId: string }) =>
    has(by, talk, ({ status, routing }) => {
      const { lane, wanted } = routing
      return status === 'queued' && lane === 'own' && wanted?.id === own.agentId
    })

  it('[D5][OWN1][HDL2] one that is made special by hand waits for its own agent while others are served by others', async () => {
    const [own, two, three] = [await comes(server()), await comes(server()), await comes(server())]
    await isAway(own)
    const visitor = await enterVisitor(server())
    await handle(visitor, own)
    const special = await talks(server(), visitor)
    const others = [await talks(server()), await talks(server())]
    for (const talk of others) await has(two, talk, ({ assignee }) => assignee !== null)
    await waitsFor(two, own)(special)
    const holders = await Promise.all(others.map(async (talk) => (await look(two, talk)).item.assignee?.id))
    expect(holders.toSorted()).toEqual([two.agentId, three.agentId].toSorted())
    await isBack(own)
    const item = await served(two, special, own)
    expect(item.contact.special).toBe(true)
  })

  it('[D5][HDL1] a rule on what the company signs leads to the own agent, and one for older members to a team', async () => {
    const [own, other] = [await comes(server()), await comes(server())]
    await rule({ agentId: own.agentId })
    const team = expectOk(await ask('team.create', { name: 'Old friends', memberIds: [other.agentId] }))
    const since = { attribute: 'memberSince', operator: 'older-than', amount: 3, unit: 'years' } as const
    await rule({ name: 'Long-standing', conditions: [since], teamId: team.id })
    await isAway(own)
    const special = await talks(server(), await known({ spend: 12_000 }))
    await waitsFor(other, own)(special)
    const friend = await talks(server(), await known({ memberSince: '2001-05-04' }))
    expect((await served(other, friend)).routing.team?.id).toBe(team.id)
    await isBack(own)
    await served(other, special, own)
    const stranger = await enterVisitor(server())
    await ask('contact.update', { attributes: { spend: 99_999 } }, stranger)
    const told = expectOk(await ask('contact.read', { contactId: stranger.self.contactId }))
    expect(told.contact.handling).toMatchObject({ special: false, by: 'nobody' })
  })

  it('[D5][OWN2] the own agent stays away: for ever it waits, and with a time set it goes on to others after it, not before', async () => {
    const [own, other] = [await comes(server()), await comes(server())]
    await isAway(own)
    await wait(null)
    const visitor = await enterVisitor(server())
    await handle(visitor, own)
    const patient = await talks(server(), visitor)
    await waitsFor(other, own)(patient)
    await pass(600 * minuteMs)
    await waitsFor(other, own)(patient)
    await handle(visitor, null)
    await served(other, patient)
    await other.socket.expect('conversation.close', { conversationId: patient.conversationId })

    await wait(5 * minuteMs)
    onTestFinished(() => wait(null))
    const second = await enterVisitor(server())
    await handle(second, own)
    const waiting = await talks(server(), second)
    await waitsFor(other, own)(waiting)
    await pass(4 * minuteMs)
    await waitsFor(other, own)(waiting)
    await pass(1.1 * minuteMs)
    expect((await served(other, waiting)).contact.special).toBe(true)
  })

  it('[OWN3] who waits already goes by the new time when it is changed, counted from when it began to wait', async () => {
    const [own, other] = [await comes(server()), await comes(server())]
    await isAway(own)
    const visitor = await enterVisitor(server())
    await handle(visitor, own)
    const talk = await talks(server(), visitor)
    await waitsFor(other, own)(talk)
    clock.advance(20 * minuteMs)
    await wait(30 * minuteMs)
    onTestFinished(() => wait(null))
    await server().app.timers.look()
    await waitsFor(other, own)(talk)
    await wait(10 * minuteMs)
    await server().app.timers.look()
    expect((await served(other, talk)).assignee?.id).toBe(other.agentId)
  })

  it('[HDL5][D5] who waits is led anew by a change by hand and of the rules, at its old place; a transferred one is left', async () => {
    const [own, other] = [await comes(server()), await comes(server())]
    await isAway(own)
    await isAway(other)
    const talk = await talks(server(), await known({ spend: 20_000 }))
    const before = await has(other, talk, ({ routing }) => routing.queuedAtMs !== null)
    expect(before).toMatchObject({ contact: { special: false }, routing: { lane: 'normal' } })
    const ruleId = await rule({ agentId: own.agentId })
    const led = await waitsFor(other, own)(talk)
    expect(led.contact.special).toBe(true)
    expect(led.routing.queuedAtMs).toBe(before.routing.queuedAtMs)
    expectOk(await ask('handling-rule.update', { ruleId, change: { agentId: null, priority: true } }))
    await has(other, talk, ({ routing }) => routing.lane === 'priority')
    await handle(talk.visitor, own)
    await waitsFor(other, own)(talk)
    const to = { kind: 'queue' } as const
    await other.socket.expect('conversation.take', { conversationId: talk.conversationId, from: null })
    await other.socket.expect('conversation.transfer', { conversationId: talk.conversationId, to })
    await handle(talk.visitor, null)
    expect((await look(other, talk)).item.routing.lane).toBe('priority')
  })

  it('[HDL5] who waits, and is known by a signed identity only then, is led by what that says', async () => {
    const own = await comes(server())
    await isAway(own)
    await rule({ agentId: own.agentId })
    const talk = await talks(server())
    await has(own, talk, ({ routing }) => routing.lane === 'normal')
    const claims = { sub: `customer-${crypto.randomUUID()}`, attributes: { spend: 10_000 } }
    const identity = signIdentity(secret, server().siteKey, claims, clock.now())
    await enterVisitor(server(), { token: talk.visitor.token, identity })
    expect((await waitsFor(own, own)(talk)).contact).toMatchObject({ special: true, verified: true })
  })

  it('[HDL6] an own agent who is disabled and a team that is removed are waited for by nobody; the rule says so', async () => {
    const [gone, other] = [await comes(server()), await comes(server())]
    const team = expectOk(await ask('team.create', { name: 'Short-lived', memberIds: [gone.agentId] }))
    const ruleId = await rule({ agentId: gone.agentId, teamId: team.id })
    expectOk(await ask('agent.disable', { agentId: gone.agentId }))
    expectOk(await ask('team.remove', { teamId: team.id }))
    const visitor = await known({ spend: 10_000 })
    await served(other, await talks(server(), visitor))
    const { rules } = expectOk(await ask('handling-rule.list', {}))
    expect(rules.find(({ id }) => id === ruleId)).toMatchObject({ teamId: null, teamGone: true })
    const byHand = await enterVisitor(server())
    const handling = { special: true, agentId: null, teamId: team.id, priority: false }
    await server().app.store.account(server().accountId).contacts.handle(byHand.self.contactId, handling)
    await other.socket.expect('state.set', { state: 'busy' })
    const talk = await talks(server(), byHand)
    expect((await has(other, talk, ({ routing }) => routing.queuedAtMs !== null)).routing.team).toBeNull()
    expectOk(await ask('handling-rule.update', { ruleId, change: { teamId: null, priority: true } }))
  })

  it('[HDL4] rules keep the order they are given, and lead somewhere that is there', async () => {
    const mine = [await rule({ name: 'One', priority: true }), await rule({ name: 'Two', priority: true })] as const
    const first = await rule({ name: 'First', priority: true, at: 0 })
    const order = async () => expectOk(await ask('handling-rule.list', {})).rules.map(({ id }) => id)
    expect(await order()).toEqual([first, ...mine])
    expectOk(await ask('handling-rule.order', { ruleIds: [mine[1]] }))
    expect(await order()).toEqual([mine[1], first, mine[0]])
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'
    const change = (part: Params<'handling-rule.update'>['change']) =>
      ask('handling-rule.update', { ruleId: first, change: part })
    expect(await change({ agentId: nobody })).toMatchObject({ status: 404 })
    expect(await change({ teamId: nobody })).toMatchObject({ status: 404 })
    expect(await change({ priority: false })).toMatchObject({ status: 400, error: { details: { field: 'agentId' } } })
    expect(await change({ conditions: [] })).toMatchObject({ status: 400 })
    expect(await ask('handling-rule.order', { ruleIds: [nobody] })).toMatchObject({ status: 404 })
  })

  it('[HDL7][D8] an agent reads how a contact is served and why, and changes neither that nor the rules', async () => {
    const [own, ordinary] = [await comes(server()), await comes(server())]
    const ruleId = await rule({ name: 'Gold', agentId: own.agentId })
    const { self } = await known({ spend: 10_000 })
    const read = async () => expectOk(await ask('contact.read', { contactId: self.contactId }, ordinary))
    const { contact } = await read()
    expect(contact.handling).toMatchObject({
      special: true,
      agent: { id: own.agentId },
      by: 'rule',
      rule: { id: ruleId, name: 'Gold' },
    })
    const refused = { status: 403, error: { code: 'right.missing' } }
    const { contactId } = self
    expect(await askHttp(server().url, 'contact.handle', { contactId, handling: null }, ordinary.who)).toMatchObject(
      refused,
    )
    expect(await askHttp(server().url, 'handling-rule.list', {}, ordinary.who)).toMatchObject(refused)
    expect(await askHttp(server().url, 'handling-rule.remove', { ruleId }, ordinary.who)).toMatchObject(refused)
    const handling = { special: false, agentId: null, teamId: null, priority: false }
    expectOk(await ask('contact.handle', { contactId, handling }))
    expect((await read()).contact.handling).toMatchObject({ special: false, by: 'hand', rule: null })
  })

  it('[HDL8][A5] what a leaving agent had goes to the own agent of a special contact before all others', async () => {
    const [leaving, own] = [await comes(server()), await comes(server())]
    await isAway(own)
    const talk = await talks(server())
    await served(leaving, talk)
    await handle(talk.visitor, own)
    const crowd = [await comes(server()), await comes(server()), await comes(server())]
    await isBack(own)
    await leaving.socket.expect('state.set', { state: 'offline' })
    expect((await served(crowd[0] as Staff, talk, own)).assignee?.id).toBe(own.agentId)
  })
})

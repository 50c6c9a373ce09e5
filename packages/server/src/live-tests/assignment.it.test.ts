import type { ServiceSettings } from '@frontdesk/domain'
import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  foundCompany,
  hireAgent,
  setService,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, sendText, startTalk, useServer, watching } from './testing.ts'

describe('assignment', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits: { visitorMessagesPer10s: 10_000, visitorBootsPerIpPerMinute: 10_000 } })

  /** A company of its own with agents by name, all connected and available. */
  const aCompany = async (names: readonly string[], service: Partial<ServiceSettings> = {}) => {
    const company = await foundCompany(server())
    await setService(server().app, company.accountId, service)
    const agents = await Promise.all(
      names.map(async (name) => {
        const person = await hireAgent(server(), { name, company })
        return { ...person, name, socket: await signedInSocket(server().url, person) }
      }),
    )
    const at = { url: server().url, siteKey: company.siteKey }
    const row = async (conversationId: string) => {
      const found = await server().app.store.account(company.accountId).conversations.serviceById(conversationId)
      if (found === null) throw new Error('the conversation is there')
      return found
    }
    const holder = async (conversationId: string): Promise<string> => {
      await server().app.engine.settled()
      const { assigneeId } = await row(conversationId)
      return agents.find(({ agentId }) => agentId === assigneeId)?.name ?? 'nobody'
    }
    const entries = async (conversationId: string, view: 'staff' | 'public') =>
      (await server().app.store.account(company.accountId).conversations.latest(conversationId, view, 50))?.entries ??
      []
    const [first, second, third] = agents
    return { company, at, agents, row, holder, entries, first, second, third }
  }
  type Agent = Awaited<ReturnType<typeof aCompany>>['agents'][number]
  const there = (agent: Agent | undefined): Agent => {
    if (agent === undefined) throw new Error('the agent was hired')
    return agent
  }

  it('[A4][ASG7] a visitor who writes is given to an available agent at once, and staff read why this one', async () => {
    const { at, agents, holder, entries, first } = await aCompany(['Ana'])
    const { conversationId, socket } = await startTalk(at)
    await eventually(async () => (await holder(conversationId)) === 'Ana', 'Ana has it')
    const staff = await entries(conversationId, 'staff')
    expect(staff.find(({ content }) => content.kind === 'decided')).toMatchObject({
      visibility: 'staff',
      content: { agentId: there(first).agentId, cause: 'waiting', policy: 'random', among: 1, load: 0, offered: false },
    })
    const shown = await entries(conversationId, 'public')
    expect(shown.map(({ content }) => content.kind)).toEqual(['message', 'assigned'])
    const told = await watching(server(), there(first), conversationId)
    socket.close()
    told.close()
    for (const agent of agents) agent.socket.close()
  })

  it('[QUE1] who waits is pulled the moment a seat is free, longest wait first; busy and break are given nobody', async () => {
    const { at, holder, first } = await aCompany(['Ana'], { capacity: 1 })
    const ana = there(first)
    await ana.socket.expect('state.set', { state: 'busy' })
    const early = await startTalk(at)
    const late = await startTalk(at)
    await ana.socket.expect('state.set', { state: 'break', reason: 'Tea' })
    expect(await holder(early.conversationId)).toBe('nobody')
    await ana.socket.expect('state.set', { state: 'available' })
    await eventually(async () => (await holder(early.conversationId)) === 'Ana', 'the first is served')
    expect(await holder(late.conversationId)).toBe('nobody')
    await ana.socket.expect('conversation.close', { conversationId: early.conversationId })
    await eventually(async () => (await holder(late.conversationId)) === 'Ana', 'the second is served')
  })

  it('[ASG8] with the policy manual it waits until an agent takes it, who may take more than the engine would give', async () => {
    const { at, holder, first } = await aCompany(['Ana'], { policy: 'manual', capacity: 0 })
    const { conversationId } = await startTalk(at)
    expect(await holder(conversationId)).toBe('nobody')
    await there(first).socket.expect('conversation.take', { conversationId, from: null })
    expect(await holder(conversationId)).toBe('Ana')
  })

  it('[A5][ASG9] exit moves all an agent has to others who are available, never to a busy one, and else to the head of the queue', async () => {
    const { at, holder, entries, row, first, second, third } = await aCompany(['Ana', 'Bo', 'Cy'], { capacity: 2 })
    const [ana, bo, cy] = [there(first), there(second), there(third)]
    await bo.socket.expect('state.set', { state: 'busy' })
    await cy.socket.expect('state.set', { state: 'busy' })
    const talks = [await startTalk(at), await startTalk(at)]
    for (const { conversationId } of talks)
      await eventually(async () => (await holder(conversationId)) === 'Ana', 'Ana has it')
    const waits = await startTalk(at)
    await cy.socket.expect('state.set', { state: 'available' })
    await eventually(async () => (await holder(waits.conversationId)) === 'Cy', 'Cy has the third')

    const asked = await askHttp(server().url, 'agent.departure', { agentId: ana.agentId }, ana.who)
    expect(expectOk(asked).moves.map(({ to }) => to?.id ?? null)).toEqual([cy.agentId, null])
    await ana.socket.expect('state.set', { state: 'offline' })
    const [moved, queued] = talks.map(({ conversationId }) => conversationId)
    expect(await holder(moved ?? '')).toBe('Cy')
    expect(await row(queued ?? '')).toMatchObject({ status: 'queued', assigneeId: null, routing: { lane: 'priority' } })
    expect(expectOk(await askHttp(server().url, 'agent.departure', { agentId: ana.agentId }, ana.who)).moves).toEqual(
      [],
    )

    const kinds = async (id: string | undefined) =>
      (await entries(id ?? '', 'public')).map(({ content }) => content.kind)
    expect(await kinds(moved)).toEqual(['message', 'assigned', 'assigned'])
    expect(await kinds(queued)).toEqual(['message', 'assigned', 'queued'])
    const why = (await entries(queued ?? '', 'staff')).filter(({ content }) => content.kind === 'decided')
    expect(why.at(-1)).toMatchObject({ content: { agentId: null, cause: 'exit' } })
    // Ahead of those who wait in the normal lane.
    const later = await startTalk(at)
    await bo.socket.expect('state.set', { state: 'available' })
    await eventually(async () => (await holder(queued ?? '')) === 'Bo', 'Bo serves it first')
    await eventually(async () => (await holder(later.conversationId)) === 'Bo', 'and then the other')
  })

  it('[A5][ASG9] when the grace time is over, and when an agent is disabled, it is the same', async () => {
    const { at, holder, company, first, second } = await aCompany(['Ana', 'Bo'])
    const [ana, bo] = [there(first), there(second)]
    await bo.socket.expect('state.set', { state: 'busy' })
    const { conversationId } = await startTalk(at)
    await eventually(async () => (await holder(conversationId)) === 'Ana', 'Ana has it')
    await bo.socket.expect('state.set', { state: 'available' })
    ana.socket.close()
    const { directory, timers } = server().app
    await eventually(
      async () => (await directory.of(company.accountId)).standingOf(ana.agentId).presence === 'away',
      'Ana is away',
    )
    expect(await holder(conversationId)).toBe('Ana')
    clock.advance(61_000)
    await timers.look()
    await eventually(async () => (await holder(conversationId)) === 'Bo', 'Bo has it')

    const back = await signedInSocket(server().url, ana)
    const boss = await hireAgent(server(), { company, role: 'administrator' })
    expectOk(await askHttp(server().url, 'agent.disable', { agentId: bo.agentId }, boss.who))
    await eventually(async () => (await holder(conversationId)) === 'Ana', 'Ana has it again')
    back.close()
  })

  it('[ASG6] an offer is accepted, declined, or goes on when its time is over; nobody else gets it meanwhile', async () => {
    const { at, holder, row, first, second } = await aCompany(['Ana', 'Bo'], { acceptWithinMs: 30_000 })
    const { conversationId } = await startTalk(at)
    const asked = async () => (await row(conversationId)).routing.offer?.agentId ?? null
    const firstAsked = await eventually(asked, 'somebody is asked')
    const [one, other] = firstAsked === there(first).agentId ? [first, second] : [second, first]
    const refused = await there(other).socket.ask('offer.accept', { conversationId })
    expect(refused).toMatchObject({ type: 'error', error: { code: 'offer.over' } })
    await there(one).socket.expect('offer.decline', { conversationId })
    await eventually(async () => (await asked()) === there(other).agentId, 'the other is asked')
    clock.advance(31_000)
    await server().app.timers.look()
    await eventually(async () => (await asked()) === there(one).agentId, 'all have been asked: the first again')
    expect(await there(other).socket.ask('offer.accept', { conversationId })).toMatchObject({ type: 'error' })
    await there(one).socket.expect('offer.accept', { conversationId })
    expect(await holder(conversationId)).toBe(there(one).name)
  })

  it('[QUE2] what waited when the server ended is given when it is there again', async () => {
    const { at, holder, first } = await aCompany(['Ana'])
    await there(first).socket.expect('state.set', { state: 'busy' })
    const { conversationId } = await startTalk(at)
    await there(first).socket.expect('state.set', { state: 'available' })
    await server().restart()
    const again = await signedInSocket(server().url, there(first))
    await eventually(async () => (await holder(conversationId)) === 'Ana', 'Ana has it')
    expect(await holder(conversationId)).toBe('Ana')
    again.close()
  })

  it('[ASG10] whatever exits, takes and closes come together, no conversation is without an agent or a place', async () => {
    const { at, agents, company } = await aCompany(['Ana', 'Bo', 'Cy'], { capacity: 2 })
    const talks = await Promise.all(Array.from({ length: 9 }, () => startTalk(at)))
    const states = ['available', 'busy', 'offline', 'available', 'break'] as const
    let chance = 4_711
    const random = (below: number): number => {
      chance = (Math.imul(chance, 1_103_515_245) + 12_345) >>> 0
      return (chance >>> 8) % below
    }
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(
        agents.map(async ({ socket, agentId }) => {
          const { conversationId, socket: visitor } = talks[random(talks.length)] as (typeof talks)[number]
          switch (random(4)) {
            case 0:
              return socket.expect('state.set', { state: states[random(states.length)] ?? 'available' })
            case 1:
              return socket.ask('conversation.close', { conversationId })
            case 2:
              return socket.ask('conversation.take', { conversationId, from: agentId })
            default:
              return sendText(visitor, conversationId, 'Still there?', { clientId: newClientId() })
          }
        }),
      )
    }
    const { app } = server()
    await app.engine.settled()
    for (const { conversationId } of talks) {
      const found = await app.store.account(company.accountId).conversations.serviceById(conversationId)
      if (found === null) throw new Error('the conversation is there')
      const { status, assigneeId, routing } = found
      if (status === 'closed') continue
      if (status === 'queued') expect([assigneeId, routing.queuedAtMs === null]).toEqual([null, false])
      // An agent who is out of service may still take one by hand, and then has it.
      else expect(assigneeId).not.toBeNull()
    }
    expect((await enterVisitor(at)).self.conversationId).toBeNull()
  })
})

import type { ConversationItem } from '@frontdesk/protocol'
import { createTestClock, enterVisitor, eventually } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { setState } from '../app/agents/state.ts'
import { agentComes, type Guest, goTo, guestComes, hears, invites, type Staff, tabOf, toldOf } from './inviting.ts'
import { sendText, useServer } from './testing.ts'

const limits = { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 }

const look = async ({ socket }: Staff, conversationId: string) => {
  const { conversation, entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
  return { item: conversation as ConversationItem, kinds: entries.map(({ content }) => content.kind), entries }
}

const refusal = async ({ socket }: Staff, { contactId, siteId }: Guest, beyondCapacity = false) => {
  const answer = await socket.ask('invitation.create', { contactId, siteId, text: 'Hello', beyondCapacity })
  return answer.type === 'error' ? [answer.error.code, answer.error.details?.['reason']] : answer.result.state
}

describe('invitations', () => {
  const server = useServer({ limits, service: { policy: 'manual', capacity: 2 } })

  it('[INV1][E4] an invitation reaches all pages of its visitor, its agent and colleagues, and a page that loads anew', async () => {
    const [agent, colleague] = [await agentComes(server(), { name: 'Li Wei' }), await agentComes(server())]
    const guest = await guestComes(server())
    const tab = await tabOf(server(), guest.visitor)
    const { id, state, contact } = await invites(agent, guest)
    expect({ state, contactId: contact.id }).toEqual({ state: 'pending', contactId: guest.contactId })
    for (const socket of [guest.socket, tab, agent.socket, colleague.socket]) await hears(socket, id, 'pending')
    const again = await tabOf(server(), await enterVisitor(server(), { token: guest.visitor.token }))
    expect((await again.next('welcome')).you).toMatchObject({
      invitation: { id, text: 'Can I help?', agent: { id: agent.agentId, label: 'Li Wei' } },
    })
    const { invitations } = await colleague.socket.expect('invitation.list', {})
    expect(invitations[0]).toMatchObject({ id, agent: { id: agent.agentId } })
  })

  it('[INV6][E4][E5] accepting leads to the agent, whose words are the first; they go on in that conversation', async () => {
    const agent = await agentComes(server())
    const guest = await guestComes(server())
    const tab = await tabOf(server(), guest.visitor)
    const { id } = await invites(agent, guest)
    const { conversationId } = await guest.socket.expect('invitation.accept', { invitationId: id })
    for (const socket of [guest.socket, tab, agent.socket]) await hears(socket, id, 'accepted')
    const { item, kinds } = await look(agent, conversationId)
    expect(item).toMatchObject({ status: 'open', assignee: { id: agent.agentId }, last: { text: 'Can I help?' } })
    expect(kinds).toEqual(['assigned', 'decided', 'message'])
    const told = await guest.socket.next('conversation.changed')
    expect(told.changes.conversationId).toBe(conversationId)
    await guest.socket.expect('conversation.resume', { conversationId, rev: 0 })
    await sendText(guest.socket, conversationId, 'Yes please')
    await sendText(agent.socket, conversationId, 'Which tea?')
    expect((await look(agent, conversationId)).kinds.filter((kind) => kind === 'message')).toHaveLength(3)
  })

  it('[INV2] answers that come twice, from two tabs at once, have one outcome', async () => {
    const agent = await agentComes(server())
    const guest = await guestComes(server())
    const tab = await tabOf(server(), guest.visitor)
    const { id: invitationId } = await invites(agent, guest)
    const answers = await Promise.all(
      [guest.socket, tab, guest.socket].map((socket) => socket.expect('invitation.accept', { invitationId })),
    )
    expect(new Set(answers.map(({ conversationId }) => conversationId)).size).toBe(1)
    const { kinds } = await look(agent, answers[0]?.conversationId ?? '')
    expect(kinds.filter((kind) => kind === 'message')).toHaveLength(1)
    const late = await tab.ask('invitation.decline', { invitationId })
    expect(late).toMatchObject({ error: { code: 'invitation.over', details: { state: 'accepted' } } })
  })

  it('[INV2] one that is taken back while it is being accepted has one outcome, of which both are told', async () => {
    const agent = await agentComes(server())
    for (let round = 0; round < 6; round += 1) {
      const guest = await guestComes(server())
      const { id: invitationId } = await invites(agent, guest)
      const accepts = (): Promise<{ type: string }> => guest.socket.ask('invitation.accept', { invitationId })
      const takesBack = (): Promise<{ type: string }> => agent.socket.ask('invitation.withdraw', { invitationId })
      const both = round % 2 === 0 ? [accepts(), takesBack()] : [takesBack(), accepts()]
      const kinds = (await Promise.all(both)).map(({ type }) => type)
      expect(kinds.sort()).toEqual(['error', 'result'])
      const stored = await server().app.store.account(server().accountId).invitations.byId(invitationId)
      const state = stored?.state ?? 'pending'
      expect(['accepted', 'withdrawn']).toContain(state)
      await hears(guest.socket, invitationId, state)
      await hears(agent.socket, invitationId, state)
      const { conversations } = server().app.store.account(server().accountId)
      const conversation = await conversations.serviceOf(guest.siteId, guest.contactId)
      expect(conversation?.assigneeId ?? null).toBe(state === 'accepted' ? agent.agentId : null)
      if (state === 'accepted')
        await agent.socket.expect('conversation.close', { conversationId: conversation?.id ?? '' })
    }
  })

  it('[INV5][E4] who declines is told of to the agent and left alone', async () => {
    const agent = await agentComes(server())
    const guest = await guestComes(server())
    const { id: invitationId } = await invites(agent, guest)
    await guest.socket.expect('invitation.decline', { invitationId })
    await guest.socket.expect('invitation.decline', { invitationId })
    await hears(agent.socket, invitationId, 'declined')
    expect(await refusal(agent, guest)).toEqual(['invitation.refused', 'quiet'])
    const { invitations } = await agent.socket.expect('invitation.list', {})
    const own = invitations.find(({ id }) => id === invitationId)
    expect(own?.quietUntilMs).toBe((own?.endedAtMs ?? 0) + 3_600_000)
  })

  it('[INV1] nobody is invited who is not here, is served, waits, or has an invitation', async () => {
    const agent = await agentComes(server())
    const guest = await guestComes(server())
    await invites(agent, guest)
    expect(await refusal(agent, guest)).toEqual(['invitation.refused', 'invited'])
    const waits = await guestComes(server())
    const { conversationId } = await waits.socket.expect('conversation.start', {})
    expect(await refusal(agent, waits)).toBe('pending')
    const writes = await guestComes(server())
    const begun = await writes.socket.expect('conversation.start', {})
    await sendText(writes.socket, begun.conversationId, 'Hello')
    expect(await refusal(agent, writes)).toEqual(['invitation.refused', 'served'])
    const stranger = await enterVisitor(server())
    const away = { ...guest, contactId: stranger.self.contactId }
    expect(await refusal(agent, away)).toEqual(['invitation.refused', 'gone'])
    expect(conversationId).not.toBe(begun.conversationId)
  })

  it('[INV4] an invitation holds a seat; one beyond the capacity is made only knowingly; on a break nobody invites', async () => {
    const agent = await agentComes(server())
    await invites(agent, await guestComes(server()))
    await invites(agent, await guestComes(server()))
    const third = await guestComes(server())
    expect(await refusal(agent, third)).toEqual(['invitation.refused', 'full'])
    expect(await refusal(agent, third, true)).toBe('pending')
    await agent.socket.expect('state.set', { state: 'break' })
    expect(await refusal(agent, await guestComes(server()), true)).toEqual(['invitation.refused', 'agent'])
  })

  it('[INV7] where the agent has left meanwhile the visitor waits for the next, with the words', async () => {
    const [agent, next] = [await agentComes(server()), await agentComes(server())]
    const guest = await guestComes(server())
    const { id: invitationId } = await invites(agent, guest)
    await setState(server().app, { accountId: server().accountId, agentId: agent.agentId }, 'offline', null)
    const { conversationId } = await guest.socket.expect('invitation.accept', { invitationId })
    const { item, kinds } = await look(next, conversationId)
    expect(kinds).toEqual(['message', 'decided', 'queued'])
    expect(item).toMatchObject({ status: 'queued', assignee: null })
    await next.socket.expect('conversation.take', { conversationId, from: null })
  })

  it('[INV9] another visitor’s invitation is as none; only who invited or a supervisor takes one back', async () => {
    const [agent, colleague] = [await agentComes(server()), await agentComes(server())]
    const supervisor = await agentComes(server(), { role: 'supervisor' })
    const [guest, other] = [await guestComes(server()), await guestComes(server())]
    const { id: invitationId } = await invites(agent, guest)
    for (const command of ['invitation.accept', 'invitation.decline'] as const)
      expect(await other.socket.ask(command, { invitationId })).toMatchObject({ error: { code: 'not_found' } })
    expect(await colleague.socket.ask('invitation.withdraw', { invitationId })).toMatchObject({
      error: { code: 'right.missing' },
    })
    expect(toldOf(other.socket, invitationId)).toEqual([])
    await supervisor.socket.expect('invitation.withdraw', { invitationId })
    await hears(guest.socket, invitationId, 'withdrawn')
  })

  it('[INV9] an agent who does not see all hears of its own invitations only', async () => {
    const agent = await agentComes(server())
    const apart = await agentComes(server(), { rights: ['conversations.team'] })
    const [guest, other] = [await guestComes(server()), await guestComes(server())]
    const own = await invites(apart, other)
    const { id } = await invites(agent, guest)
    await hears(agent.socket, own.id, 'pending')
    await hears(apart.socket, own.id, 'pending')
    await hears(guest.socket, id, 'pending')
    expect(toldOf(apart.socket, id)).toEqual([])
  })
})

describe('the time of invitations', () => {
  const clock = createTestClock()
  const server = useServer({ limits, clock, service: { policy: 'manual' } })
  const stored = (id: string) => server().app.store.account(server().accountId).invitations.byId(id)

  it('[INV3][E4] one that nobody answers lapses, and both are told; an answer after that comes too late', async () => {
    const agent = await agentComes(server())
    const guest = await guestComes(server())
    const { id: invitationId } = await invites(agent, guest)
    clock.advance(60_000)
    const late = await guest.socket.ask('invitation.accept', { invitationId })
    expect(late).toMatchObject({ error: { code: 'invitation.over', details: { state: 'lapsed' } } })
    await hears(guest.socket, invitationId, 'lapsed')
    await hears(agent.socket, invitationId, 'lapsed')
    expect(await refusal(agent, guest)).toEqual(['invitation.refused', 'quiet'])
    clock.advance(3_600_000)
    await goTo(guest.socket)
    expect(await refusal(agent, guest)).toBe('pending')
  })

  it('[INV3] one that waited while the server was down lapses when it is back; one whose time is not up can be accepted', async () => {
    const agent = await agentComes(server())
    const [guest, other] = [await guestComes(server()), await guestComes(server())]
    const { id: early } = await invites(agent, guest)
    clock.advance(40_000)
    const { id: invitationId } = await invites(agent, other)
    await server().stop()
    clock.advance(30_000)
    await server().restart()
    await eventually(async () => (await stored(early))?.state === 'lapsed')
    expect((await stored(invitationId))?.state).toBe('pending')
    const again = await tabOf(server(), other.visitor)
    const { conversationId } = await again.expect('invitation.accept', { invitationId })
    expect(await server().app.store.account(server().accountId).conversations.byId(conversationId)).toMatchObject({
      last: { text: 'Can I help?' },
    })
  })

  it('[INV6] what was accepted by a server that died on the way is carried out by the next, once', async () => {
    const agent = await agentComes(server())
    const guest = await guestComes(server())
    const { id } = await invites(agent, guest)
    const scope = server().app.store.account(server().accountId)
    const { contactId, siteId } = guest
    const conversation = await scope.conversations.ensureService({
      id: server().app.ids.next(),
      siteId,
      contactId,
      nowMs: clock.now(),
    })
    const pending = await scope.invitations.byId(id)
    if (pending?.state !== 'pending' || conversation === null) throw new Error('no invitation')
    // The row says so, and that is as far as it came.
    const conversationId = conversation.id
    await scope.invitations.end({ ...pending, state: 'accepted', endedAtMs: clock.now(), conversationId })
    clock.advance(60_000)
    for (let round = 0; round < 2; round += 1) {
      await server().app.timers.look()
      await scope.timers.set({ kind: 'invitation', subjectId: id, dueAtMs: clock.now() })
    }
    await server().app.timers.look()
    const log = await server().app.store.account(server().accountId).conversations.latest(conversationId, 'staff', 50)
    expect(log?.entries.filter(({ content }) => content.kind === 'message')).toHaveLength(1)
  })
})

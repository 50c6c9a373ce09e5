import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  openSession,
  signedInSocket,
  signIn,
} from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { giveBackTimer } from '../app/service/timers.ts'
import { comes, has, deskLimits as limits, look, returns, type Staff, served, talks } from './at-the-desk.ts'
import { sendText, type Talk, useServer } from './testing.ts'

describe('who serves a visitor on', () => {
  const server = useServer({ limits, service: { capacity: 1 } })

  it('[PIK6][A4][A8] a visitor who writes first is served by the agent picked at its arrival, and staff read why', async () => {
    const staff = [await comes(server()), await comes(server()), await comes(server())]
    const person = await enterVisitor(server())
    const socket = await signedInSocket(server().url, person)
    onTestFinished(() => socket.close())
    await socket.expect('visit.update', { pageUrl: 'http://shop.test/tea', pageTitle: 'Tea' })
    const asker = staff[0] as Staff
    const { visit } = await asker.socket.expect('visitor.read', { contactId: person.self.contactId })
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'Hello')
    const talk = { visitor: person, socket, conversationId }
    const picked = staff.find(({ agentId }) => agentId === visit?.pickedAgent?.id) as Staff
    await served(asker, talk, picked)
    const { entries } = await look(asker, talk)
    expect(entries.map(({ content }) => content)).toContainEqual(
      expect.objectContaining({
        kind: 'decided',
        wanted: true,
        agent: expect.objectContaining({ id: picked.agentId }),
      }),
    )
  })

  it('[TRF1][E10] a colleague with a free seat has it at once, and the visitor is told by name', async () => {
    const giver = await comes(server())
    const talk = await talks(server())
    await served(giver, talk)
    const taker = await comes(server())
    const to = { kind: 'agent', agentId: taker.agentId } as const
    await giver.socket.expect('conversation.transfer', { conversationId: talk.conversationId, to, note: 'A refund' })
    await served(giver, talk, taker)
    const { entries } = await talk.socket.expect('conversation.resume', { conversationId: talk.conversationId, rev: 0 })
    expect(entries.slice(-2).map(({ content }) => content)).toMatchObject([
      { kind: 'transferred', to: { agent: { id: taker.agentId } } },
      { kind: 'assigned', assignee: { id: taker.agentId, label: expect.stringMatching(/agent/) } },
    ])
  })

  it('[TRF1][E10] who is full has it when a seat is free, before new visitors', async () => {
    const [giver, taker] = [await comes(server()), await comes(server())]
    const talk = [await talks(server()), await talks(server())] as const
    const firstHas = await eventually(async () => (await look(giver, talk[0])).item.assignee?.id)
    const mine = firstHas === giver.agentId ? talk[0] : talk[1]
    const theirs = mine === talk[0] ? talk[1] : talk[0]
    await served(giver, mine)
    await served(giver, theirs, taker)
    const to = { kind: 'agent', agentId: taker.agentId } as const
    await giver.socket.expect('conversation.transfer', { conversationId: mine.conversationId, to })
    await giver.socket.expect('state.set', { state: 'busy' })
    const item = await has(giver, mine, ({ status }) => status === 'queued')
    expect(item.routing).toMatchObject({ lane: 'own', wanted: { id: taker.agentId } })
    const late = await talks(server())
    await taker.socket.expect('conversation.close', { conversationId: theirs.conversationId })
    await served(giver, mine, taker)
    expect((await look(giver, late)).item.status).toBe('queued')
  })

  it('[TRF3][E10] what nobody takes comes back to the giver', async () => {
    const giver = await comes(server())
    const talk = await talks(server())
    await served(giver, talk)
    const { conversationId } = talk
    await giver.socket.expect('conversation.transfer', { conversationId, to: { kind: 'queue' } })
    expect((await look(giver, talk)).item).toMatchObject({ status: 'queued', routing: { lane: 'priority' } })
    await server().app.timers.set(server().accountId, { kind: giveBackTimer, subjectId: conversationId, dueAtMs: 1 })
    await served(giver, talk)
  })

  it('[RET1][RET2][D9] a visitor who is cut off costs no seat, and comes back to the same agent, who finishes another first', async () => {
    const agent = await comes(server())
    const cutOff = await talks(server())
    await served(agent, cutOff)
    cutOff.socket.close()
    await has(agent, cutOff, ({ routing }) => routing.restingSinceMs !== null)
    const next = await talks(server())
    await served(agent, next)
    const back = await returns(server(), cutOff)
    const waits = await has(agent, cutOff, ({ status }) => status === 'queued')
    expect(waits.routing).toMatchObject({ lane: 'own', wanted: { id: agent.agentId }, restingSinceMs: null })
    await agent.socket.expect('conversation.close', { conversationId: next.conversationId })
    await served(agent, cutOff)
    await sendText(back, cutOff.conversationId, 'I am back')
  })

  it('[RET2][D9] where the seat is free it goes on at once', async () => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    talk.socket.close()
    await has(agent, talk, ({ routing }) => routing.restingSinceMs !== null)
    await returns(server(), talk)
    const item = await has(agent, talk, ({ routing }) => routing.restingSinceMs === null)
    expect(item).toMatchObject({ status: 'open', assignee: { id: agent.agentId } })
    const kinds = (await look(agent, talk)).entries.map(({ content }) => content.kind)
    expect(kinds.slice(-2)).toEqual(['rested', 'returned'])
  })

  it('[WRD1] who left words and went is given to nobody, is taken by hand, and has the old place when it is back', async () => {
    const witness = await comes(server())
    await witness.socket.expect('state.set', { state: 'busy' })
    const talk = await talks(server())
    const before = await has(witness, talk, ({ routing }) => routing.queuedAtMs !== null)
    talk.socket.close()
    await has(witness, talk, ({ routing }) => routing.lane === 'words')
    await witness.socket.expect('state.set', { state: 'available' })
    const next = await talks(server())
    await served(witness, next)
    expect((await look(witness, talk)).item.status).toBe('queued')
    await returns(server(), talk)
    const back = await has(witness, talk, ({ routing }) => routing.lane === 'normal')
    expect(back.routing.queuedAtMs).toBe(before.routing.queuedAtMs)
    await witness.socket.expect('conversation.take', { conversationId: talk.conversationId, from: null })
    await served(witness, talk)
  })

  it('[IDL2] a snoozed conversation frees its seat, and comes back when due, after a restart too, or when the visitor writes', async () => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    const { conversationId } = talk
    await agent.socket.expect('conversation.snooze', { conversationId, untilMs: Date.now() + 3_600_000 })
    const next = await talks(server())
    await served(agent, next)
    await agent.socket.expect('conversation.close', { conversationId: next.conversationId })
    expect((await look(agent, talk)).item.status).toBe('snoozed')
    await sendText(talk.socket, conversationId, 'One more thing')
    await served(agent, talk)
    const bad = await agent.socket.ask('conversation.snooze', { conversationId, untilMs: 1 })
    expect(bad).toMatchObject({ type: 'error', error: { code: 'request.invalid' } })
    await agent.socket.expect('conversation.snooze', { conversationId, untilMs: Date.now() + 1_500 })
    await server().restart()
    const { app, accountId } = server()
    const again = await signedInSocket(server().url, await openSession(server(), accountId, agent.agentId))
    onTestFinished(() => again.close())
    await eventually(async () => {
      const conversation = await app.store.account(accountId).conversations.byId(conversationId)
      return conversation?.status !== 'snoozed'
    })
    await served({ ...agent, socket: again }, talk, agent)
  })
})

describe('agents who are asked first', () => {
  const server = useServer({ limits, service: { acceptWithinMs: 60_000 } })

  it('[TRF3][E10] who declines a transfer gives it back to the giver at once', async () => {
    const giver = await comes(server())
    const talk = await talks(server())
    const { conversationId } = talk
    await has(giver, talk, ({ routing }) => routing.offer?.agent.id === giver.agentId)
    await giver.socket.expect('offer.accept', { conversationId })
    await served(giver, talk)
    const taker = await comes(server())
    const to = { kind: 'agent', agentId: taker.agentId } as const
    await giver.socket.expect('conversation.transfer', { conversationId, to })
    await has(giver, talk, ({ routing }) => routing.offer?.agent.id === taker.agentId)
    await taker.socket.expect('offer.decline', { conversationId })
    expect((await served(taker, talk, giver)).routing.offer).toBeNull()
  })
})

describe('visitors who let the agent wait', () => {
  const server = useServer({
    limits,
    service: { capacity: 1, idle: { remindAfterMs: 400, releaseAfterMs: 900, closeAfterMs: 2_500 } },
  })

  const kindsOf = async (by: Staff, talk: Talk) => (await look(by, talk)).entries.map(({ content }) => content.kind)

  it('[IDL1] are reminded, cost no seat any more, and find it closed', async () => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    await sendText(agent.socket, talk.conversationId, 'What is your order number?')
    await has(agent, talk, ({ status }) => status === 'closed')
    const kinds = await kindsOf(agent, talk)
    expect(kinds.slice(kinds.lastIndexOf('message') + 1)).toEqual(['reminded', 'rested', 'closed'])
    const { entries } = await talk.socket.expect('conversation.resume', { conversationId: talk.conversationId, rev: 0 })
    expect(entries.slice(-2).map(({ content, author }) => [content.kind, author.kind])).toEqual([
      ['reminded', 'system'],
      ['closed', 'system'],
    ])
  })

  it('[IDL1] who answers has the seat again, and is not closed', async () => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    await sendText(agent.socket, talk.conversationId, 'What is your order number?')
    await has(agent, talk, ({ routing }) => routing.restingSinceMs !== null)
    await sendText(talk.socket, talk.conversationId, '4711')
    await has(agent, talk, ({ status, routing }) => status === 'open' && routing.restingSinceMs === null)
    expect(await kindsOf(agent, talk)).not.toContain('closed')
  })
})

describe('outside business hours', () => {
  const minuteMs = 60_000
  const clock = createTestClock()
  const server = useServer({ clock, limits })

  it('[WRD2] a visitor leaves words at once, which nobody is given; when service begins it has its place among all', async () => {
    const { app, siteKey, admin } = server()
    const boss = await signIn(server().url, admin.login, admin.password)
    const week = Array.from({ length: 7 }, () => [])
    const hours = expectOk(
      await askHttp(server().url, 'hours.create', { name: 'Never', timeZone: 'UTC', week, holidays: [] }, boss.who),
    )
    const siteId = (await app.store.credentials.siteByKey(siteKey))?.id ?? ''
    const change = { hoursId: hours.id }
    expectOk(await askHttp(server().url, 'site.update', { siteId, change }, boss.who))
    const agent = await comes(server())
    const talk = await talks(server())
    const words = await has(agent, talk, ({ routing }) => routing.lane === 'words')
    expect(words.status).toBe('queued')
    const always = Array.from({ length: 7 }, () => [{ fromMinute: 0, untilMinute: 1_440 }])
    expectOk(await askHttp(server().url, 'hours.update', { hoursId: hours.id, change: { week: always } }, boss.who))
    await served(agent, talk)

    // Moved to begin a little later, service brings back then who has left words meanwhile.
    expectOk(await askHttp(server().url, 'hours.update', { hoursId: hours.id, change: { week } }, boss.who))
    const later = await talks(server())
    await has(agent, later, ({ routing }) => routing.lane === 'words')
    const fromMinute = (Math.floor(clock.now() / minuteMs) + 10) % 1_440
    const soon = Array.from({ length: 7 }, () => [{ fromMinute, untilMinute: Math.min(1_440, fromMinute + 30) }])
    expectOk(await askHttp(server().url, 'hours.update', { hoursId: hours.id, change: { week: soon } }, boss.who))
    expect((await look(agent, later)).item.routing.lane).toBe('words')
    clock.advance(11 * minuteMs)
    await app.timers.look()
    await served(agent, later)
  })
})

import { attachFeed } from '@frontdesk/client'
import type { Entry, RoomItem } from '@frontdesk/protocol'
import {
  askHttp,
  eventually,
  expectOk,
  hireAgent,
  openSession,
  type RawSocket,
  signedInSocket,
  type TestAgent,
} from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTeam } from '../app/teams/create-team.ts'
import { newClientId, sendText, startTalk, useServer } from './testing.ts'

type Colleague = TestAgent & { socket: RawSocket }

describe('rooms of colleagues', () => {
  const server = useServer({
    limits: { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 },
    service: { policy: 'manual' },
  })

  const colleague = async (role: 'agent' | 'administrator' = 'agent'): Promise<Colleague> => {
    const agent = await hireAgent(server(), { role })
    const socket = await signedInSocket(server().url, await openSession(server(), server().accountId, agent.agentId))
    onTestFinished(() => socket.close())
    return { ...agent, socket }
  }

  const direct = async (from: Colleague, to: Colleague): Promise<string> =>
    (await from.socket.expect('room.direct', { agentId: to.agentId })).conversationId
  const entriesOf = async ({ socket }: Colleague, conversationId: string): Promise<Entry[]> =>
    (await socket.expect('conversation.resume', { conversationId, rev: 0 })).entries
  const roomsOf = async ({ socket }: Colleague): Promise<RoomItem[]> => (await socket.expect('room.list', {})).items
  const codeOf = (answer: Awaited<ReturnType<RawSocket['ask']>>) => answer.type === 'error' && answer.error.code

  it('[A2][ROM1][ROM2] two colleagues have one room; what one says waits for the other, and nobody else sees it', async () => {
    const [ana, bo, boss] = [await colleague(), await colleague(), await colleague('administrator')]
    const conversationId = await direct(ana, bo)
    expect(await direct(bo, ana)).toBe(conversationId)
    await sendText(ana.socket, conversationId, 'Do you know the new tariff?')
    const [room] = await eventually(async () => {
      const rooms = await roomsOf(bo)
      return rooms.length > 0 ? rooms : undefined
    })
    expect(room).toMatchObject({
      id: conversationId,
      shape: 'direct',
      inboundCount: 1,
      last: { authorId: ana.agentId },
    })
    expect((await entriesOf(bo, conversationId)).map(({ content }) => content)).toEqual([
      { kind: 'message', text: 'Do you know the new tariff?' },
    ])
    expect(codeOf(await boss.socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
    expect(await roomsOf(boss)).toEqual([])
    const { socket } = await startTalk(server())
    expect(codeOf(await socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
    expect(codeOf(await socket.ask('message.send', { conversationId, clientId: 'visitor-1', text: 'Hi' }))).toBe(
      'not_found',
    )
    socket.close()
  })

  it('[ROM1] acts on visitors’ conversations find no room', async () => {
    const [ana, bo] = [await colleague(), await colleague()]
    const conversationId = await direct(ana, bo)
    for (const [command, params] of [
      ['conversation.take', { conversationId, from: null }],
      ['conversation.close', { conversationId }],
      ['conversation.transfer', { conversationId, to: { kind: 'queue' } }],
      ['conversation.reach', { conversationId }],
      ['callback.create', { conversationId }],
    ] as const)
      expect([command, codeOf(await ana.socket.ask(command, params))]).toEqual([command, 'not_found'])
  })

  it('[A2][ROM3][ROM4] a group tells who comes and goes; who is taken out hears no more of it', async () => {
    const [ana, bo, chen] = [await colleague(), await colleague(), await colleague()]
    const made = await ana.socket.expect('room.create', { title: 'Returns', agentIds: [bo.agentId] })
    const { conversationId } = made
    await sendText(ana.socket, conversationId, 'Before Chen came')
    await bo.socket.expect('room.add', { conversationId, agentIds: [chen.agentId] })
    expect((await entriesOf(chen, conversationId)).map(({ content }) => content)).toMatchObject([
      { kind: 'joined', parties: [{ id: bo.agentId }] },
      { kind: 'message', text: 'Before Chen came' },
      { kind: 'joined', parties: [{ id: chen.agentId }] },
    ])
    expect(codeOf(await bo.socket.ask('room.remove', { conversationId, memberId: chen.agentId }))).toBe(
      'room.not_owner',
    )
    await ana.socket.expect('room.remove', { conversationId, memberId: chen.agentId })
    expect(await chen.socket.next('conversation.hidden')).toMatchObject({ conversationId })
    await sendText(ana.socket, conversationId, 'Without Chen')
    expect(codeOf(await chen.socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
    expect(chen.socket.texts.some((text) => text.includes('Without Chen'))).toBe(false)
    await ana.socket.expect('room.rename', { conversationId, title: 'Refunds' })
    await ana.socket.expect('room.leave', { conversationId })
    expect(await roomsOf(bo)).toMatchObject([
      { title: 'Refunds', members: [{ party: { id: bo.agentId }, role: 'owner' }] },
    ])
  })

  it('[ROM2][ROM4] a team’s room follows the team', async () => {
    const [ana, bo] = [await colleague(), await colleague()]
    const { accountId, app } = server()
    const team = await createTeam(app, accountId, {
      name: `Sales ${ana.agentId}`,
      memberIds: [ana.agentId, bo.agentId],
    })
    const { conversationId } = await ana.socket.expect('room.team', { teamId: team.id })
    await sendText(ana.socket, conversationId, 'Good morning')
    expect(await roomsOf(bo)).toMatchObject([{ shape: 'team', team: { name: team.name } }])
    const boss = await colleague('administrator')
    await askHttp(server().url, 'team.update', { teamId: team.id, removeMemberIds: [bo.agentId] }, boss.who)
    expect(codeOf(await bo.socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
    expect(await roomsOf(bo)).toEqual([])
  })

  it('[ROM5][A5] who has signed out of service writes to no colleague, at either door', async () => {
    const [ana, bo] = [await colleague(), await colleague()]
    const conversationId = await direct(ana, bo)
    await ana.socket.expect('state.set', { state: 'offline' })
    const words = { conversationId, clientId: 'client-of-ana', text: 'Hello?' }
    expect(codeOf(await ana.socket.ask('message.send', words))).toBe('agent.offline')
    expect(await askHttp(server().url, 'message.send', words, ana.who)).toMatchObject({ status: 409 })
    expect(codeOf(await ana.socket.ask('room.create', { title: 'Mine', agentIds: [bo.agentId] }))).toBe('agent.offline')
    await ana.socket.expect('state.set', { state: 'available' })
    await ana.socket.expect('message.send', words)
  })

  it('[ROM6] a mention calls who is in the room; what it is about is in the sender’s sight', async () => {
    const [ana, bo, chen] = [await colleague(), await colleague(), await colleague()]
    const conversationId = await direct(ana, bo)
    const talk = await startTalk(server())
    const mentions = [bo.agentId, chen.agentId]
    await sendText(ana.socket, conversationId, '@Bo look', { mentions, aboutId: talk.conversationId })
    expect((await entriesOf(bo, conversationId)).at(-1)?.content).toEqual({
      kind: 'message',
      text: '@Bo look',
      mentions: [bo.agentId],
      aboutId: talk.conversationId,
    })
    const about = { conversationId, clientId: 'client-about', text: 'Look', aboutId: conversationId }
    expect(codeOf(await ana.socket.ask('message.send', about))).toBe('not_found')
    talk.socket.close()
  })

  it('[ROM7][A3] the client lists rooms beside visitors’ conversations and follows both', async () => {
    const [ana, bo] = [await colleague(), await colleague()]
    const conversationId = await direct(ana, bo)
    await sendText(ana.socket, conversationId, 'First')
    const client = bo.client()
    const timers = {
      nowMs: Date.now,
      set: (run: () => void, delayMs: number) => setTimeout(run, delayMs),
      clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
    }
    const feed = attachFeed(client, { timers, random: Math.random })
    onTestFinished(() => {
      feed.close()
      client.close()
    })
    await eventually(() => feed.ready && feed.rooms.has(conversationId))
    expect(feed.unread(conversationId)).toBe(1)
    const talk = await startTalk(server())
    await sendText(ana.socket, conversationId, 'Second')
    await eventually(() => feed.unread(conversationId) === 2 && feed.items.has(talk.conversationId))
    expect(feed.items.has(conversationId)).toBe(false)
    feed.markRead(conversationId)
    expect(feed.unread(conversationId)).toBe(0)
    talk.socket.close()
  })

  it('[A2][ROM11] own words sent over HTTP are read by their author, on all devices, and unread for the other', async () => {
    const [ana, bo] = [await colleague(), await colleague()]
    const conversationId = await direct(ana, bo)
    await sendText(bo.socket, conversationId, 'Is the new tariff out?')
    const readsOf = async ({ socket }: Colleague) => (await socket.expect('room.list', {})).reads
    expect(await readsOf(ana)).toEqual([])
    for (const [place, text] of ['Yes', 'Since Monday'].entries()) {
      const said = { conversationId, clientId: newClientId(), text }
      expectOk(await askHttp(server().url, 'message.send', said, ana.who))
      const told = await eventually(
        () => ana.socket.frames.find((frame) => frame.type === 'read.changed' && frame.read.readInbound === place + 2),
        'the other device to know',
      )
      expect(told).toMatchObject({ read: { conversationId } })
    }
    const [room] = await roomsOf(bo)
    expect(room).toMatchObject({ inboundCount: 3 })
    expect(await readsOf(ana)).toMatchObject([{ conversationId, readInbound: 3, readSeq: room?.seq }])
    expect(await readsOf(bo)).toMatchObject([{ conversationId, readInbound: 1 }])
    // What the other says next is unread again.
    await sendText(bo.socket, conversationId, 'Thank you')
    expect(await readsOf(ana)).toMatchObject([{ conversationId, readInbound: 3 }])
    expect((await roomsOf(ana))[0]).toMatchObject({ inboundCount: 4 })
  })
})

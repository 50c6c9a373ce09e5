import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  setService,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, startTalk, type Talk, useServer } from './testing.ts'

describe('the queue', () => {
  const clock = createTestClock()
  const server = useServer({ clock, service: { capacity: 1 }, limits: { visitorBootsPerIpPerMinute: 10_000 } })
  const placeOf = ({ socket, conversationId }: Talk) => {
    const told = socket.frames.filter((frame) => frame.type === 'waiting.changed').at(-1)
    return told?.conversationId === conversationId ? (told.waiting?.place ?? null) : undefined
  }

  it('[QUE3][QUE6] visitors see their places move, by socket, greeting and poll; supervisors see the board', async () => {
    const boss = await hireAgent(server(), { role: 'administrator', name: 'Boss' })
    const desk = await signedInSocket(server().url, boss)
    const served = await startTalk(server())
    await eventually(async () => (await desk.expect('queue.read', {})).total === 0, 'the first is served')
    const [first, second] = [await startTalk(server()), await startTalk(server())]
    await eventually(() => placeOf(first) === 1 && placeOf(second) === 2, 'their places')

    const again = await signedInSocket(server().url, second.visitor)
    const { you } = await again.next('welcome')
    expect(you).toMatchObject({ waiting: { place: 2, estimateMs: null } })
    const poll = { version: 1, lease: newClientId(), waitMs: 5_000, watching: [], feed: null, digest: '' }
    const { frames } = expectOk(await askHttp(server().url, 'link.poll', { ...poll, first: false }, second.visitor.who))
    expect(frames).toContainEqual(
      expect.objectContaining({ type: 'waiting.changed', waiting: { place: 2, estimateMs: null } }),
    )

    await eventually(() => desk.frames.some((frame) => frame.type === 'queue.changed'), 'a hint')
    const board = await desk.expect('queue.read', {})
    expect(board.waiting.map(({ conversation, place }) => [conversation.id, place])).toEqual([
      [first.conversationId, 1],
      [second.conversationId, 2],
    ])
    expect(board.agents.find(({ agent }) => agent.id === boss.agentId)).toMatchObject({ load: 1, capacity: 1 })
    expect(board.teams).toEqual([{ team: null, waiting: 2, capacity: null }])

    await desk.expect('conversation.close', { conversationId: served.conversationId })
    await eventually(() => placeOf(first) === null && placeOf(second) === 1, 'they have moved up')
    for (const socket of [desk, again, served.socket, first.socket, second.socket]) socket.close()
  })

  it('[QUE4] who waits too long is told to leave words, and stands in no line any more', async () => {
    await setService(server().app, server().accountId, { overflow: { afterMs: 60_000, to: { kind: 'words' } } })
    const talk = await startTalk(server())
    await eventually(() => typeof placeOf(talk) === 'number', 'a place')
    clock.advance(61_000)
    await server().app.timers.look()
    await eventually(() => placeOf(talk) === null, 'no place')
    const { conversations } = server().app.store.account(server().accountId)
    const reading = await conversations.latest(talk.conversationId, 'public', 10)
    expect(reading?.entries.map(({ content }) => content.kind)).toEqual(['message', 'words'])
    expect(reading?.conversation).toMatchObject({ status: 'queued', routing: { lane: 'words' } })
    expect((await enterVisitor(server())).self.conversationId).toBeNull()
  })
})

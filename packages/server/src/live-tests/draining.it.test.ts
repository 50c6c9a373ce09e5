import { closeCodes } from '@frontdesk/protocol'
import { eventually, hireAgent } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { startTalk, useServer, watching } from './testing.ts'

describe('a restart for an update', () => {
  const server = useServer({
    service: { policy: 'manual' },
    limits: { visitorMessagesPer10s: 1_000, agentMessagesPer10s: 1_000 },
  })

  it('[LIV7] clients are told to come back within some time, then closed with 1012', async () => {
    const { socket, conversationId } = await startTalk(server())
    const staff = await watching(server(), await hireAgent(server()), conversationId)
    await server().restart()
    for (const each of [socket, staff]) {
      expect(await each.closed).toBe(closeCodes.restarting)
      const told = each.frames.find((frame) => frame.type === 'server.draining')
      expect(told?.type === 'server.draining' && told.withinMs).toBeLessThanOrEqual(5_000)
    }
  })

  it('[LIV7][A1] while people write, no send fails to the eye, nothing is lost and nothing doubled', async () => {
    const { visitor: person, socket, conversationId } = await startTalk(server())
    socket.close()
    const visitor = person.client()
    const agent = (await hireAgent(server())).client()
    visitor.watch(conversationId)
    agent.watch(conversationId)
    const failed: string[] = []
    for (const client of [visitor, agent])
      client.on('conversation', (id) => {
        for (const { state, code, text } of client.conversation(id).outbox)
          if (state === 'failed') failed.push(`${text}: ${code}`)
      })
    await eventually(() => visitor.state.kind === 'online' && agent.state.kind === 'online')
    let words = 0
    const writing = setInterval(() => {
      words += 1
      visitor.send(conversationId, `visitor ${words}`)
      agent.send(conversationId, `agent ${words}`)
    }, 15)
    for (let round = 0; round < 2; round += 1) {
      const before = words
      await eventually(() => words > before + 20)
      await server().restart()
      await eventually(() => visitor.state.kind === 'online' && agent.state.kind === 'online')
    }
    clearInterval(writing)
    const texts = (client: typeof visitor) =>
      client
        .conversation(conversationId)
        .entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))
    const isDone = (client: typeof visitor) =>
      client.conversation(conversationId).outbox.length === 0 && texts(client).length >= Math.min(words * 2 + 1, 50)
    await eventually(() => isDone(visitor) && isDone(agent), 'all words')
    while (visitor.conversation(conversationId).hasEarlier) await visitor.loadEarlier(conversationId)
    while (agent.conversation(conversationId).hasEarlier) await agent.loadEarlier(conversationId)
    expect(failed).toEqual([])
    const expected = [
      'Hello there',
      ...Array.from({ length: words }, (_, n) => [`visitor ${n + 1}`, `agent ${n + 1}`]).flat(),
    ]
    expect(texts(visitor).sort()).toEqual(expected.sort())
    expect(texts(agent)).toEqual(expect.arrayContaining(expected))
    visitor.close()
    agent.close()
  })
})

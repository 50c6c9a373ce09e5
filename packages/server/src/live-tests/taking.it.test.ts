import { hireAgent, signedInSocket, type TestAgent } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, sendText, startTalk, useServer, watching } from './testing.ts'

describe('who has a conversation', () => {
  const server = useServer({ service: { policy: 'manual' } })

  const two = async (): Promise<[TestAgent, TestAgent]> =>
    Promise.all([hireAgent(server(), { name: 'Li Wei' }), hireAgent(server(), { name: 'Chen Jing' })])

  it('[CNV2] two who take at once: one gets it, the other is told who', async () => {
    const agents = await two()
    const sockets = await Promise.all(agents.map((agent) => signedInSocket(server().url, agent)))
    for (let round = 0; round < 5; round += 1) {
      const { socket, conversationId } = await startTalk(server())
      const answers = await Promise.all(
        sockets.map((one) => one.ask('conversation.take', { conversationId, from: null })),
      )
      const winner = answers.findIndex(({ type }) => type === 'result')
      const { agentId } = agents[winner] ?? agents[0]
      expect(answers[1 - winner]).toMatchObject({
        error: {
          code: 'conversation.taken',
          details: { assignee: { id: agentId, label: ['Li Wei', 'Chen Jing'][winner] } },
        },
      })
      const { entries, conversation } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
      expect(conversation).toMatchObject({ assignee: { id: agentId } })
      expect(entries.filter(({ content }) => content.kind === 'assigned')).toHaveLength(1)
      socket.close()
    }
    for (const one of sockets) one.close()
  })

  it('[CNV2][MSG4] two who answer at once: one answer is stored, the other agent is told who has it', async () => {
    const agents = await two()
    const sockets = await Promise.all(agents.map((agent) => signedInSocket(server().url, agent)))
    for (let round = 0; round < 5; round += 1) {
      const { socket, conversationId } = await startTalk(server())
      const answers = await Promise.all(
        sockets.map((one, index) =>
          one.ask('message.send', { conversationId, clientId: newClientId(), text: `answer ${index}` }),
        ),
      )
      const winner = answers.findIndex(({ type }) => type === 'result')
      expect(answers[1 - winner]).toMatchObject({
        error: { code: 'conversation.taken', details: { assignee: { id: agents[winner]?.agentId } } },
      })
      const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
      expect(entries.map(({ content }) => (content.kind === 'message' ? content.text : content.kind))).toEqual([
        'Hello there',
        'assigned',
        `answer ${winner}`,
      ])
      socket.close()
    }
    for (const one of sockets) one.close()
  })

  it('[CNV3] taking over works only from the assignee that was seen', async () => {
    const [first, second] = await two()
    const third = await hireAgent(server())
    const { socket, conversationId } = await startTalk(server())
    const [one, two_, three] = await Promise.all(
      [first, second, third].map((agent) => watching(server(), agent, conversationId)),
    )
    await one?.expect('conversation.take', { conversationId, from: null })
    await two_?.expect('conversation.take', { conversationId, from: first.agentId })
    const late = await three?.ask('conversation.take', { conversationId, from: first.agentId })
    expect(late).toMatchObject({ error: { code: 'conversation.taken', details: { assignee: { id: second.agentId } } } })
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    const assigned = entries.flatMap(({ content }) => (content.kind === 'assigned' ? [content] : []))
    expect(assigned.map(({ assignee, from }) => [assignee.id, from?.id ?? null])).toEqual([
      [first.agentId, null],
      [second.agentId, first.agentId],
    ])
    for (const each of [socket, one, two_, three]) each?.close()
  })

  it('[CNV4] closed by the visitor, reopened by its next message, it waits for anyone', async () => {
    const [agent, colleague] = await two()
    const { socket, conversationId } = await startTalk(server())
    const has = await watching(server(), agent, conversationId)
    await sendText(has, conversationId, 'How can I help?')
    await socket.expect('conversation.close', { conversationId })
    expect(
      await has.ask('message.send', { conversationId, clientId: newClientId(), text: 'One more thing' }),
    ).toMatchObject({ error: { code: 'conversation.closed' } })
    await sendText(socket, conversationId, 'I am back')
    const { conversation } = await has.expect('conversation.resume', { conversationId, rev: 0 })
    expect(conversation).toMatchObject({ status: 'queued', assignee: null })
    const other = await signedInSocket(server().url, colleague)
    await sendText(other, conversationId, 'Now with me')
    for (const each of [socket, has, other]) each.close()
  })

  it('[CNV4] reopened by an agent, it is that agent’s', async () => {
    const [agent, colleague] = await two()
    const { socket, conversationId } = await startTalk(server())
    const has = await watching(server(), agent, conversationId)
    await sendText(has, conversationId, 'Done?')
    expect(await has.ask('conversation.reopen', { conversationId })).toMatchObject({
      error: { code: 'conversation.not_closed' },
    })
    await has.expect('conversation.close', { conversationId })
    const other = await watching(server(), colleague, conversationId)
    await other.expect('conversation.reopen', { conversationId })
    const { conversation } = await has.expect('conversation.resume', { conversationId, rev: 0 })
    expect(conversation).toMatchObject({ status: 'open', assignee: { id: colleague.agentId } })
    for (const each of [socket, has, other]) each.close()
  })

  it('[CNV5] closing what is closed and taking what one has change nothing', async () => {
    const agent = await hireAgent(server())
    const { socket, conversationId } = await startTalk(server())
    const has = await watching(server(), agent, conversationId)
    await has.expect('conversation.take', { conversationId, from: null })
    const before = await has.expect('conversation.resume', { conversationId, rev: 0 })
    await has.expect('conversation.take', { conversationId, from: null })
    expect(await has.expect('conversation.resume', { conversationId, rev: 0 })).toEqual(before)
    await has.expect('conversation.close', { conversationId })
    const closed = await has.expect('conversation.resume', { conversationId, rev: 0 })
    await socket.expect('conversation.close', { conversationId })
    expect(await has.expect('conversation.resume', { conversationId, rev: 0 })).toEqual(closed)
    for (const each of [socket, has]) each.close()
  })
})

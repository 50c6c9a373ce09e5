import { askHttp, expectOk, hireAgent, type RawSocket, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, sendText, startTalk, useServer, watching } from './testing.ts'

describe('sending', () => {
  const server = useServer({
    service: { policy: 'manual' },
    limits: { visitorMessagesPer10s: 1_000, agentMessagesPer10s: 1_000 },
  })

  const textsIn = async (socket: RawSocket, conversationId: string): Promise<string[]> => {
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    return entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))
  }

  it('[MSG2] a repeat stores nothing and gets the first answer: on this socket, on another, by HTTP, after a restart', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    const words = { conversationId, clientId: newClientId(), text: 'Only once' }
    const first = await socket.expect('message.send', words)
    expect(await socket.expect('message.send', words)).toEqual(first)
    expect(await socket.expect('message.send', { ...words, text: 'Other words' })).toEqual(first)
    socket.close()
    const again = await signedInSocket(server().url, visitor)
    expect(await again.expect('message.send', words)).toEqual(first)
    expect(expectOk(await askHttp(server().url, 'message.send', words, visitor.who))).toEqual(first)
    again.close()
    await server().restart()
    const later = await signedInSocket(server().url, visitor)
    expect(await later.expect('message.send', words)).toEqual(first)
    expect(await textsIn(later, conversationId)).toEqual(['Hello there', 'Only once'])
    later.close()
  })

  it('[MSG2] many repeats at once, over two sockets, store one', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    const second = await signedInSocket(server().url, visitor)
    const words = { conversationId, clientId: newClientId(), text: 'Only once' }
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? socket : second).expect('message.send', words)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await textsIn(socket, conversationId)).toEqual(['Hello there', 'Only once'])
    socket.close()
    second.close()
  })

  it('[MSG2] the same id of another sender, or in another conversation, is another message', async () => {
    const agent = await hireAgent(server())
    const one = await startTalk(server())
    const two = await startTalk(server())
    const clientId = newClientId()
    await sendText(one.socket, one.conversationId, 'Visitor’s', { clientId })
    await sendText(two.socket, two.conversationId, 'Another’s', { clientId })
    const staff = await signedInSocket(server().url, agent)
    await sendText(staff, one.conversationId, 'Agent’s', { clientId })
    expect(await textsIn(staff, one.conversationId)).toEqual(['Hello there', 'Visitor’s', 'Agent’s'])
    expect(await textsIn(staff, two.conversationId)).toEqual(['Hello there', 'Another’s'])
    for (const each of [one.socket, two.socket, staff]) each.close()
  })

  it('[MSG1] what was answered is there after the server was ended and started again', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    const sent = await Promise.all(
      Array.from({ length: 30 }, (_, index) => sendText(socket, conversationId, `word ${index}`)),
    )
    await server().restart()
    const again = await signedInSocket(server().url, visitor)
    const { entries } = await again.expect('conversation.resume', { conversationId, rev: 0 })
    for (const { entryId, seq, atMs, clientId } of sent)
      expect(entries.find(({ id }) => id === entryId)).toMatchObject({ seq, atMs, clientId })
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1))
    again.close()
  })

  it('[MSG3][SEC-K7] a visitor’s message is accepted though nobody is there, and the first agent finds it', async () => {
    const { socket, conversationId } = await startTalk(server(), 'Anybody?')
    socket.close()
    const agent = await signedInSocket(server().url, await hireAgent(server()))
    const { items } = await agent.expect('conversation.list', { tab: 'queue' })
    expect(items.find(({ id }) => id === conversationId)).toMatchObject({
      status: 'queued',
      inboundCount: 1,
      last: { text: 'Anybody?' },
      waitingSinceMs: expect.any(Number),
    })
    agent.close()
  })

  it('[MSG3] in a closed conversation it reopens it', async () => {
    const { socket, conversationId } = await startTalk(server())
    await socket.expect('conversation.close', { conversationId })
    await sendText(socket, conversationId, 'Once more')
    const { conversation } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    expect(conversation.status).toBe('queued')
    socket.close()
  })

  it('[MSG4] an agent’s answer takes a waiting conversation; a note does not', async () => {
    const agent = await hireAgent(server())
    const { socket, conversationId } = await startTalk(server())
    const staff = await watching(server(), agent, conversationId)
    await sendText(staff, conversationId, 'Is a regular', { visibility: 'staff' })
    expect(await socket.expect('conversation.resume', { conversationId, rev: 0 })).toMatchObject({
      conversation: { status: 'queued', assignee: null },
    })
    await sendText(staff, conversationId, 'Good morning')
    expect(await socket.expect('conversation.resume', { conversationId, rev: 0 })).toMatchObject({
      conversation: { status: 'open', assignee: { id: agent.agentId } },
    })
    socket.close()
    staff.close()
  })

  it('[CNV1] a visitor writes no notes', async () => {
    const { socket, conversationId } = await startTalk(server())
    const note = { conversationId, clientId: newClientId(), text: 'Hidden', visibility: 'staff' } as const
    expect(await socket.ask('message.send', note)).toMatchObject({ error: { code: 'right.missing' } })
    expect(await textsIn(socket, conversationId)).toEqual(['Hello there'])
    socket.close()
  })
})

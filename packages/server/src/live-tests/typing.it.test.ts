import { enterVisitor, hireAgent, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { startTalk, useServer, watching } from './testing.ts'

describe('typing', () => {
  const server = useServer()

  it('[LIV6] reaches the others in the conversation, both ways, and not the one who types', async () => {
    const agent = await hireAgent(server(), { name: 'Li Wei' })
    const { visitor, socket, conversationId } = await startTalk(server())
    const staff = await watching(server(), agent, conversationId)
    await socket.expect('typing.set', { conversationId, active: true })
    expect(await staff.next('typing.changed')).toEqual({
      type: 'typing.changed',
      conversationId,
      party: { kind: 'contact', id: visitor.self.contactId, label: expect.any(String) },
      active: true,
    })
    await staff.expect('typing.set', { conversationId, active: false })
    expect(await socket.next('typing.changed')).toMatchObject({
      party: { kind: 'agent', id: agent.agentId, label: 'Li Wei' },
      active: false,
    })
    for (const each of [socket, staff])
      expect(each.frames.filter(({ type }) => type === 'typing.changed')).toHaveLength(1)
    socket.close()
    staff.close()
  })

  it('[LIV6] reaches nobody else: no other visitor, no agent who does not watch, nobody who has stopped watching', async () => {
    const { socket, conversationId } = await startTalk(server())
    const agent = await hireAgent(server())
    const others = [
      await signedInSocket(server().url, agent),
      (await startTalk(server())).socket,
      await signedInSocket(server().url, await enterVisitor(server())),
    ]
    const left = await watching(server(), agent, conversationId)
    await left.expect('conversation.unwatch', { conversationId })
    await socket.expect('typing.set', { conversationId, active: true })
    for (const other of [...others, left]) {
      await other.expect('conversation.unwatch', { conversationId })
      expect(other.frames.some(({ type }) => type === 'typing.changed')).toBe(false)
      other.close()
    }
    socket.close()
  })

  it('[LIV6][SEC-B1] a stranger’s typing reaches nobody', async () => {
    const { socket, conversationId } = await startTalk(server())
    const staff = await watching(server(), await hireAgent(server()), conversationId)
    const stranger = await signedInSocket(server().url, await enterVisitor(server()))
    await stranger.ask('conversation.resume', { conversationId, rev: 0 })
    await stranger.expect('typing.set', { conversationId, active: true })
    for (const each of [socket, staff]) {
      await each.expect('conversation.resume', { conversationId, rev: 0 })
      expect(each.frames.some(({ type }) => type === 'typing.changed')).toBe(false)
    }
    for (const each of [socket, staff, stranger]) each.close()
  })
})

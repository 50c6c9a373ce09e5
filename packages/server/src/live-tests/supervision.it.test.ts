import { eventually, hireAgent, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { disableAgent, updateAgent } from '../app/agents/standing.ts'
import { setState } from '../app/agents/state.ts'
import { sendText, startTalk, useServer, watching } from './testing.ts'

describe('supervision', () => {
  const server = useServer({ service: { policy: 'manual' } })

  /** A visitor whom an agent serves, and a supervisor who watches. */
  const aWatchedTalk = async () => {
    const [agent, supervisor] = [
      await hireAgent(server(), { name: 'Li Wei' }),
      await hireAgent(server(), { name: 'Wang Fang', role: 'supervisor' }),
    ]
    const talk = await startTalk(server())
    const { conversationId } = talk
    const served = await watching(server(), agent, conversationId)
    await served.expect('conversation.take', { conversationId, from: null })
    const watched = await watching(server(), supervisor, conversationId)
    onTestFinished(() => {
      for (const socket of [talk.socket, served, watched]) socket.close()
    })
    const seenByVisitor = () => talk.socket.expect('conversation.resume', { conversationId, rev: 0 })
    return { agent, supervisor, talk, conversationId, served, watched, seenByVisitor }
  }

  it('[SUP1][A3] who joins is told to everybody by name, writes beside the agent, and costs no seat', async () => {
    const { agent, supervisor, conversationId, watched, served, seenByVisitor } = await aWatchedTalk()
    const early = await watched.ask('message.send', { conversationId, clientId: 'client-early', text: 'May I?' })
    expect(early).toMatchObject({ error: { code: 'conversation.taken' } })
    await watched.expect('conversation.join', { conversationId })
    await sendText(watched, conversationId, 'I am here too')
    await sendText(served, conversationId, 'So am I')
    const { entries, conversation } = await seenByVisitor()
    expect(conversation).toMatchObject({
      assignee: { id: agent.agentId },
      joined: [{ id: supervisor.agentId, label: 'Wang Fang', pictureUrl: null }],
    })
    expect(entries.slice(-3).map(({ author, content }) => [author.label, content])).toMatchObject([
      ['Wang Fang', { kind: 'joined', parties: [{ kind: 'agent', id: supervisor.agentId, label: 'Wang Fang' }] }],
      ['Wang Fang', { text: 'I am here too' }],
      ['Li Wei', { text: 'So am I' }],
    ])
    const { agents } = await watched.expect('queue.read', {})
    const loadOf = (id: string) => agents.find((one) => one.agent.id === id)?.load
    expect([loadOf(agent.agentId), loadOf(supervisor.agentId)]).toEqual([1, 0])
  })

  it('[SUP1][RGT1] without the right nobody joins, nor while it is out of service, nor what it does not see', async () => {
    const { conversationId, supervisor, watched, talk } = await aWatchedTalk()
    const [plain, narrow] = [
      await signedInSocket(server().url, await hireAgent(server())),
      await signedInSocket(server().url, await hireAgent(server(), { rights: ['supervise'] })),
    ]
    expect(await plain.ask('conversation.join', { conversationId })).toMatchObject({ error: { code: 'right.missing' } })
    expect(await narrow.ask('conversation.join', { conversationId })).toMatchObject({ error: { code: 'not_found' } })
    expect(await talk.socket.ask('conversation.join', { conversationId })).toMatchObject({ type: 'error' })
    await watched.expect('state.set', { state: 'offline' })
    expect(await watched.ask('conversation.join', { conversationId })).toMatchObject({
      error: { code: 'agent.offline' },
    })
    const { conversations } = server().app.store.account(server().accountId)
    expect(await conversations.joinedBy(supervisor.agentId, 9)).toEqual([])
    for (const socket of [plain, narrow]) socket.close()
  })

  it('[SUP2] who leaves may write no more, and everybody is told', async () => {
    const { conversationId, watched, seenByVisitor } = await aWatchedTalk()
    await watched.expect('conversation.join', { conversationId })
    await watched.expect('conversation.leave', { conversationId })
    await watched.expect('conversation.leave', { conversationId })
    const late = await watched.ask('message.send', { conversationId, clientId: 'client-late', text: 'One more' })
    expect(late).toMatchObject({ error: { code: 'conversation.taken' } })
    const { entries, conversation } = await seenByVisitor()
    expect(conversation).toMatchObject({ joined: [] })
    expect(entries.map(({ content }) => content.kind)).toEqual(['message', 'assigned', 'joined', 'left'])
  })

  it.each([
    ['exits', async (agentId: string) => exit(agentId)],
    ['is disabled', async (agentId: string) => void (await disableAgent(server().app, server().accountId, agentId))],
    [
      'supervises no more',
      async (agentId: string) =>
        void (await updateAgent(server().app, server().accountId, agentId, { role: 'agent', roleId: null })),
    ],
  ])('[SUP2] who %s leaves all that it has joined', async (_how, goes) => {
    const { conversationId, supervisor, watched, seenByVisitor } = await aWatchedTalk()
    await watched.expect('conversation.join', { conversationId })
    await goes(supervisor.agentId)
    const last = await eventually(async () => {
      const { entries, conversation } = await seenByVisitor()
      const entry = entries.at(-1)
      return entry?.content.kind === 'left' ? { entry, conversation } : undefined
    })
    expect(last).toMatchObject({ entry: { author: { label: 'Wang Fang' } }, conversation: { joined: [] } })
  })

  const exit = async (agentId: string): Promise<void> => {
    await setState(server().app, { accountId: server().accountId, agentId }, 'offline', null)
  }

  it('[SUP3][A3] a whisper reaches the agent by name and not the visitor, whose numbers do not move', async () => {
    const { agent, conversationId, watched, served, talk, seenByVisitor } = await aWatchedTalk()
    const before = await seenByVisitor()
    await sendText(watched, conversationId, 'Offer a refund', { visibility: 'staff', mentions: [agent.agentId] })
    expect(await served.next('message.mentioned')).toMatchObject({
      conversationId,
      by: 'Wang Fang',
      text: 'Offer a refund',
    })
    const after = await seenByVisitor()
    expect(after).toEqual(before)
    expect(talk.socket.texts.join()).not.toContain('refund')
    expect(watched.frames.some(({ type }) => type === 'message.mentioned')).toBe(false)
  })

  it('[SUP4] taking over tells the visitor and the former agent who serves now, and ends the joining', async () => {
    const { agent, supervisor, conversationId, watched, served, seenByVisitor } = await aWatchedTalk()
    await watched.expect('conversation.join', { conversationId })
    await watched.expect('conversation.take', { conversationId, from: agent.agentId })
    for (const seen of [await seenByVisitor(), await served.expect('conversation.resume', { conversationId, rev: 0 })])
      expect(seen.conversation).toMatchObject({ assignee: { id: supervisor.agentId }, joined: [] })
  })
})

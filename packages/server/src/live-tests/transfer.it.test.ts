import type { Content } from '@frontdesk/protocol'
import { askHttp, eventually, hireAgent, openSession, type RawSocket, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sendText, startTalk, useServer } from './testing.ts'

const contentsOf = async (socket: RawSocket, conversationId: string): Promise<Content[]> => {
  const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
  return entries.map(({ content }) => content)
}

describe('transferring a conversation', () => {
  const server = useServer({
    limits: { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 },
    service: { policy: 'manual' },
  })

  /** An agent who is here, available. */
  const colleague = async (role: 'agent' | 'administrator' = 'agent') => {
    const { agentId, who } = await hireAgent(server(), { role })
    const socket = await signedInSocket(server().url, await openSession(server(), server().accountId, agentId))
    onTestFinished(() => socket.close())
    return { agentId, who, socket }
  }

  /** A visitor whom `agent` serves. */
  const served = async (agent: { socket: RawSocket }) => {
    const talk = await startTalk(server())
    onTestFinished(() => talk.socket.close())
    const { conversationId } = talk
    const { conversation } = await agent.socket.expect('conversation.resume', { conversationId, rev: 0 })
    const from = conversation.kind === 'service' ? (conversation.assignee?.id ?? null) : null
    await agent.socket.ask('conversation.take', { conversationId, from })
    return talk
  }

  it('[TRF1][E10] a colleague has the conversation with its whole text and a note; the visitor is told, and not of the note', async () => {
    const [giver, taker] = [await colleague(), await colleague()]
    const { socket, conversationId } = await served(giver)
    await sendText(giver.socket, conversationId, 'Let me ask a colleague.')
    const to = { kind: 'agent', agentId: taker.agentId } as const
    await giver.socket.expect('conversation.transfer', { conversationId, to, note: 'Wants a refund' })
    const told = await contentsOf(taker.socket, conversationId)
    expect(told).toContainEqual({ kind: 'message', text: 'Let me ask a colleague.' })
    expect(told).toContainEqual({ kind: 'message', text: 'Wants a refund' })
    const seen = await eventually(async () => {
      const contents = await contentsOf(socket, conversationId)
      return contents.some(({ kind }) => kind === 'transferred') ? contents : undefined
    })
    expect(seen).toContainEqual({
      kind: 'transferred',
      to: { kind: 'agent', agent: expect.objectContaining({ id: taker.agentId }) },
    })
    expect(seen).not.toContainEqual({ kind: 'message', text: 'Wants a refund' })
  })

  it('[TRF2][E10] is refused to who takes no visitors, by who does not have it, and for what is not there', async () => {
    const [giver, other, boss] = [await colleague(), await colleague(), await colleague('administrator')]
    const { conversationId } = await served(giver)
    const code = async (
      socket: RawSocket,
      to: { kind: 'agent'; agentId: string } | { kind: 'team'; teamId: string },
    ) => {
      const answer = await socket.ask('conversation.transfer', { conversationId, to })
      return answer.type === 'error' ? answer.error.code : null
    }
    await other.socket.expect('state.set', { state: 'busy' })
    expect(await code(giver.socket, { kind: 'agent', agentId: other.agentId })).toBe('agent.unavailable')
    expect(await code(other.socket, { kind: 'agent', agentId: boss.agentId })).toBe('conversation.not_yours')
    expect(await code(giver.socket, { kind: 'agent', agentId: conversationId })).toBe('not_found')
    expect(await code(giver.socket, { kind: 'team', teamId: conversationId })).toBe('not_found')
    const away = { kind: 'agent', agentId: boss.agentId } as const
    const byBoss = await askHttp(server().url, 'conversation.transfer', { conversationId, to: away }, boss.who)
    expect(byBoss.ok).toBe(true)
  })
})

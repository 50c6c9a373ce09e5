import { askHttp, enterVisitor, eventually, expectOk, hireAgent, setService, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId } from './testing.ts'
import { useTwoNodes } from './two-nodes.ts'

describe('assignment on two nodes', () => {
  const nodes = useTwoNodes({
    visitorMessagesPer10s: 10_000,
    visitorBootsPerIpPerMinute: 10_000,
    socketsPerIp: 10_000,
  })

  it('[ASG5][ASG11] 64 who arrive at once on both are given to one agent each, and nobody is over capacity', async () => {
    const { server, urls, second } = nodes()
    await setService(server.app, server.accountId, { capacity: 7 })
    await second.app.directory.refresh(server.accountId)
    const agents = await Promise.all(Array.from({ length: 6 }, () => hireAgent(server)))
    const sockets = await Promise.all(agents.map((agent, i) => signedInSocket(urls[i % 2] ?? '', agent)))
    const visitors = await Promise.all(Array.from({ length: 64 }, () => enterVisitor(server)))
    const conversationIds = await Promise.all(
      visitors.map(async (visitor, i) => {
        const at = urls[i % 2] ?? ''
        const lease = newClientId()
        const ask = (command: string, params: object) =>
          askHttp(at, 'link.request', { lease, command, params }, visitor.who)
        const { conversationId } = expectOk(await ask('conversation.start', {})) as { conversationId: string }
        expectOk(await ask('message.send', { conversationId, clientId: newClientId(), text: 'Hello' }))
        return conversationId
      }),
    )
    const { conversations } = server.app.store.account(server.accountId)
    const read = async () => Promise.all(conversationIds.map((id) => conversations.latest(id, 'staff', 50)))
    const openNow = await eventually(async () => {
      const all = await read()
      return all.filter((one) => one?.conversation.status === 'open').length === 42 ? all : null
    }, 'every seat is taken')
    await server.app.engine.settled()
    await second.app.engine.settled()
    const loads = new Map<string, number>()
    for (const reading of await read()) {
      const { conversation, entries = [] } = reading ?? {}
      const given = entries.filter(({ content }) => content.kind === 'assigned')
      expect(given.length).toBe(conversation?.status === 'open' ? 1 : 0)
      if (conversation?.kind !== 'service') throw new Error('the conversation is there')
      const { assigneeId, routing } = conversation
      if (assigneeId !== null) loads.set(assigneeId, (loads.get(assigneeId) ?? 0) + 1)
      else expect(routing.queuedAtMs).not.toBeNull()
    }
    expect(openNow).toHaveLength(64)
    expect([...loads.values()]).toEqual([7, 7, 7, 7, 7, 7])
    for (const socket of sockets) socket.close()
  })
})

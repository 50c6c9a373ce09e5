import { createTestClock, enterVisitor } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { comes, has, deskLimits as limits, look, served, talks } from './at-the-desk.ts'
import { newClientId, sendText, useServer } from './testing.ts'

describe('an agent who has exited', () => {
  const server = useServer({ limits, service: { policy: 'manual' } })

  it('[STA5][A5] takes nothing by hand: not by taking, opening, reopening, accepting, answering, nor from the revisit list', async () => {
    const [agent, witness] = [await comes(server()), await comes(server())]
    const talk = await talks(server())
    const { conversationId } = talk
    const ended = await talks(server())
    await agent.socket.expect('conversation.close', { conversationId: ended.conversationId })
    const { contactId } = talk.visitor.self
    const site = await server().app.store.credentials.siteByKey(server().siteKey)
    const entry = await agent.socket.expect('callback.create', { contactId, reason: 'Refund' })
    const note = { conversationId, text: 'Seen', visibility: 'staff' } as const
    await agent.socket.expect('state.set', { state: 'offline' })

    const clientId = newClientId()
    const siteId = site?.id ?? ''
    const refused = { type: 'error', error: { code: 'agent.offline' } }
    expect(await agent.socket.ask('conversation.take', { conversationId, from: null })).toMatchObject(refused)
    expect(await agent.socket.ask('conversation.open', { contactId, siteId })).toMatchObject(refused)
    expect(await agent.socket.ask('offer.accept', { conversationId })).toMatchObject(refused)
    const reopen = { conversationId: ended.conversationId }
    expect(await agent.socket.ask('conversation.reopen', reopen)).toMatchObject(refused)
    expect(await agent.socket.ask('message.send', { conversationId, clientId, text: 'Hello' })).toMatchObject(refused)
    const serve = { callbackId: entry.id, clientId, text: 'Solved' }
    expect(await agent.socket.ask('callback.serve', serve)).toMatchObject(refused)
    await agent.socket.expect('message.send', { ...note, clientId: newClientId() })
    const absent = { type: 'error', error: { code: 'not_found' } }
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(await agent.socket.ask('conversation.take', { conversationId: nobody, from: null })).toMatchObject(absent)
    expect((await look(witness, talk)).item).toMatchObject({ status: 'queued', assignee: null })

    await agent.socket.expect('state.set', { state: 'busy' })
    await sendText(agent.socket, conversationId, 'Hello')
    await served(witness, talk, agent)
  })
})

describe('what nobody takes', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits, service: { giveBackAfterMs: 300_000, graceMs: 3_600_000 } })

  it('[TRF4][E10] comes back after the time that the company has set, and not before', async () => {
    const giver = await comes(server())
    const talk = await talks(server(), await enterVisitor(server()))
    await served(giver, talk)
    const { conversationId } = talk
    await giver.socket.expect('conversation.transfer', { conversationId, to: { kind: 'queue' } })
    clock.advance(240_000)
    await server().app.timers.look()
    await has(giver, talk, ({ status }) => status === 'queued')
    clock.advance(61_000)
    await server().app.timers.look()
    expect((await served(giver, talk)).assignee?.id).toBe(giver.agentId)
  })
})

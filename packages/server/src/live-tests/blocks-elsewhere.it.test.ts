import { closeCodes } from '@frontdesk/protocol'
import { enterVisitor, eventually, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { aHandler, block, tryToEnter, unblock } from './blocking.ts'
import { sendText } from './testing.ts'
import { useTwoNodes } from './two-nodes.ts'

describe('a block made on another node', () => {
  const nodes = useTwoNodes({ visitorBootsPerIpPerMinute: 1_000 }, { policy: 'manual' })

  it('[BLK5] ends the sockets of this one when it looks next, and counts for whoever comes', async () => {
    const { server, second, urls } = nodes()
    const handler = await aHandler(server)
    const visitor = await enterVisitor(server)
    const socket = await signedInSocket(urls[1], visitor)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'You thieves')
    // The node knows the account, and has nothing new to learn.
    await second.app.standIns.tick()
    const { id } = await block({ url: urls[0] }, handler, { contactId: visitor.self.contactId })
    await second.app.standIns.tick()
    expect(await socket.closed).toBe(closeCodes.blocked)
    const there = { url: urls[1], siteKey: server.siteKey }
    expect(await tryToEnter(there, { token: visitor.token })).toBe('visitor.blocked')
    await unblock({ url: urls[0] }, handler, id)
    await eventually(async () => (await tryToEnter(there, { token: visitor.token })) === 'in', 'the other node to hear')
  })
})

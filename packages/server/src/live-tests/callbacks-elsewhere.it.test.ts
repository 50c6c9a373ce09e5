import { limits } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  shopOrigin,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useTwoNodes } from './two-nodes.ts'

describe('the revisit list on two nodes', () => {
  const nodes = useTwoNodes()

  it('[CBK3][CBK9][CBK7][D2][D3] a change, a visitor and a notice reach the agents of the other node', async () => {
    const [first, second] = nodes().urls
    const admin = await signInAdmin(nodes().server)
    const [here, there] = [await signedInSocket(first, admin), await signedInSocket(second, admin)]
    const visitor = await enterVisitor({ url: first, siteKey: nodes().server.siteKey }, { origin: shopOrigin })
    const socket = await signedInSocket(second, visitor)
    // The visitor is on the second node, the entry is made on the first.
    const { id } = await here.expect('callback.create', { contactId: visitor.self.contactId, state: 'solved' })
    for (const agent of [here, there])
      await eventually(
        () => agent.frames.some((one) => one.type === 'callback.changed' && one.callback.standing === 'here'),
        'who is here, at both nodes',
      )
    for (const agent of [here, there])
      await eventually(() => agent.frames.some((one) => one.type === 'callback.notice'), 'the notice, at both nodes')
    socket.close()
    await eventually(
      async () => (await here.expect('callback.read', { callbackId: id })).standing === 'away',
      'that the visitor has gone',
    )
    await there.expect('callback.remove', { callbackId: id })
    const told = () => here.frames.find((one) => one.type === 'callback.removed')
    expect(await eventually(told, 'the removal')).toMatchObject({ callbackId: id })
  }, 30_000)

  it('[CBK3] a poll is told that the list has changed, also when another node wrote it', async () => {
    const [first, second] = nodes().urls
    const admin = await signInAdmin(nodes().server)
    const who = { ...admin.who, origin: first }
    const poll = (digest: string | null, waitMs: number) =>
      askHttp(
        first,
        'link.poll',
        { version: 1, lease: 'a-poll-of-revisits', first: false, waitMs, watching: [], feed: null, digest },
        who,
      )
    const { digest } = expectOk(await poll('', 0))
    const waiting = poll(digest, limits.pollWithinMs)
    await eventually(() => nodes().server.app.polls.count() > 0, 'a waiting poll')
    const writer = await signedInSocket(second, admin)
    await writer.expect('callback.create', { name: 'Wang' })
    const { frames } = expectOk(await waiting)
    expect(frames).toContainEqual({ type: 'callbacks.changed', rev: expect.any(Number) })
  }, 30_000)

  it('[OFL3] a visitor on another node is there', async () => {
    const [first, second] = nodes().urls
    const { accountId, app, siteKey } = nodes().server
    for (const node of [app, nodes().second.app]) {
      await node.store.account(accountId).update({ service: { toOffline: 'refuse', policy: 'manual' } })
      await node.directory.refresh(accountId)
    }
    const visitor = await enterVisitor({ url: first, siteKey }, { origin: shopOrigin })
    const socket = await signedInSocket(second, visitor)
    const { conversationId } = await socket.expect('conversation.start', {})
    await socket.expect('message.send', { conversationId, clientId: 'first-words', text: 'Hello' })
    const agent = await signedInSocket(first, await signInAdmin(nodes().server))
    await eventually(
      async () => (await agent.expect('conversation.reach', { conversationId })).standing === 'here',
      'that the visitor is known to be there',
    )
    const words = { conversationId, clientId: 'the-answer', text: 'Hello to the other node' }
    expect(await agent.ask('message.send', words)).toMatchObject({ type: 'result' })
  }, 30_000)
})

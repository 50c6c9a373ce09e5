import {
  askHttp,
  enterVisitor,
  expectOk,
  foundCompany,
  hireAgent,
  shopOrigin,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { secretHash } from '../adapters/crypto/secrets.ts'
import { allText } from './look-into-store.ts'
import { startTalk, useServer } from './testing.ts'

describe('a visitor', () => {
  const server = useServer()

  it('[PRO3][SEC-A4] is known again by its token, and by nothing else', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    socket.close()
    const again = await enterVisitor(server(), { token: visitor.token })
    expect(again.self).toMatchObject({ contactId: visitor.self.contactId, conversationId })
    expect(again.token).toBe(visitor.token)
  })

  it.each([
    ['one of its own making', 'A'.repeat(43)],
    ['an empty one', ''],
    ['the word null', 'null'],
    ['a short one', '1'],
  ])(
    '[PRO3][SEC-A4] that brings a token the server did not make, %s, gets a fresh one and is somebody new',
    async (_name, token) => {
      const first = await enterVisitor(server(), { token })
      const second = await enterVisitor(server(), { token })
      expect(first.token).not.toBe(token)
      expect(first.token).toMatch(/^[\w-]{43}$/)
      expect(second.token).not.toBe(first.token)
      expect(second.self.contactId).not.toBe(first.self.contactId)
      expect(first.self.conversationId).toBeNull()
    },
  )

  it('[AGT4] who comes while an agent’s page loads again sees that agent all the same', async () => {
    const agent = await hireAgent(server(), { name: 'Back soon' })
    const here = await signedInSocket(server().url, agent)
    here.close()
    await here.closed
    const visitor = await signedInSocket(server().url, await enterVisitor(server()))
    const welcome = await visitor.next('welcome')
    expect(welcome.you).toMatchObject({ kind: 'visitor', availability: { online: true } })
    expect(JSON.stringify(welcome.you)).toContain('Back soon')
    const again = await signedInSocket(server().url, agent)
    again.close()
    visitor.close()
  })

  it('[SEC-B3] of one site is a stranger on another, token or not', async () => {
    const elsewhere = await foundCompany(server())
    const { visitor, socket, conversationId } = await startTalk(server())
    socket.close()
    const there = await enterVisitor(elsewhere, { token: visitor.token })
    expect(there.token).not.toBe(visitor.token)
    expect(there.self.conversationId).toBeNull()
    const answer = await askHttp(server().url, 'conversation.resume', { conversationId, rev: 0 }, there.who)
    expect(answer).toMatchObject({ status: 404, error: { code: 'not_found' } })
  })

  it('[PRO3] has its token, and tickets, in the store as hashes only', async () => {
    const { url, siteKey } = server()
    const boot = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin }))
    const visitor = await enterVisitor(server())
    const { ticket } = await visitor.ticket()
    const agent = await hireAgent(server())
    const session = agent.who.cookie?.split('=')[1] ?? ''
    const stored = await allText(server().databaseUrl)
    for (const secret of [visitor.token, ticket, boot.ticket, session]) {
      expect(stored).not.toContain(secret)
      expect(stored).toContain(secretHash(secret))
    }
    expect(stored).not.toContain(agent.password)
  })

  it('[CNV1] has one conversation on a site, however often it begins', async () => {
    const visitor = await enterVisitor(server())
    const sockets = await Promise.all([1, 2, 3].map(() => signedInSocket(server().url, visitor)))
    const begun = await Promise.all(
      sockets.flatMap((socket) => [1, 2, 3].map(() => socket.expect('conversation.start', {}))),
    )
    expect(new Set(begun.map(({ conversationId }) => conversationId)).size).toBe(1)
    for (const socket of sockets) socket.close()
  })

  it('[SEC-A2] says who it is, and is not verified by saying so', async () => {
    const known = await startTalk(server())
    const record = { name: 'Wang Fang', email: 'wang@example.com', phone: '+86 10 5555 0100' }
    await known.socket.expect('contact.update', record)
    const other = await startTalk(server())
    await other.socket.expect('contact.update', record)
    const staff = await signedInSocket(server().url, await hireAgent(server()))
    const changes = await Promise.all(
      [known, other].map(({ conversationId }) => staff.expect('conversation.resume', { conversationId, rev: 0 })),
    )
    const contacts = changes.map(({ conversation }) => ('contact' in conversation ? conversation.contact : null))
    expect(contacts).toMatchObject([
      { ...record, verified: false },
      { ...record, verified: false },
    ])
    expect(contacts[0]?.id).not.toBe(contacts[1]?.id)
    for (const { socket } of [known, other]) socket.close()
    staff.close()
  })
})

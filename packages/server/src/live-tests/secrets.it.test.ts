import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openRawSocket,
  rawHttp,
  shopOrigin,
  signedInSocket,
  signIdentity,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, sendText, useServer, watching } from './testing.ts'

describe('what must stay secret', () => {
  const lines: string[] = []
  const server = useServer({ logSink: { write: (line) => lines.push(line) } })

  it('[SEC-I3][SEC-A1] no password, token, ticket, cookie, record or text of people is in the log, the figures or an address', async () => {
    const { url, siteKey } = server()
    const canaries = new Map<string, string>()
    const plant = (name: string, value: string): string => {
      canaries.set(name, value)
      return value
    }
    const admin = await signInAdmin(server())
    plant('admin password', server().admin.password)
    plant('admin cookie', admin.who.cookie?.split('=')[1] ?? '')
    const agent = await hireAgent(server())
    plant('agent password', agent.password)
    plant('agent cookie', agent.who.cookie?.split('=')[1] ?? '')
    const boot = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin }))
    plant('boot ticket', boot.ticket)
    const visitor = await enterVisitor(server())
    plant('visitor token', visitor.token)
    const { ticket } = await visitor.ticket()
    plant('socket ticket', ticket)

    const { id: siteId } = (await server().app.store.credentials.siteByKey(siteKey)) ?? { id: '' }
    const { secret } = expectOk(await askHttp(url, 'identity-key.create', { siteId }, admin.who))
    plant('signing secret', secret)
    const identity = plant(
      'identity',
      signIdentity(secret, siteKey, { sub: 'canary-customer', name: 'canary-identity' }),
    )
    const known = await enterVisitor(server(), { identity })
    plant('known visitor token', known.token)
    await askHttp(url, 'visitor.end', {}, known.who)
    await askHttp(url, 'visitor.enter', { siteKey, identity: { token: identity } })
    await askHttp(url, 'visitor.enter', {
      siteKey,
      identity: { token: plant('wrong identity', `${identity}x`), userId: plant('user id', 'canary-user-id') },
    })

    // What goes well.
    const socket = await signedInSocket(url, visitor)
    await socket.expect('visit.update', {
      pageUrl: `http://shop.test/pay?card=${plant('page query', 'canary-card-number')}`,
      pageTitle: plant('page title', 'canary-page-title'),
    })
    await socket.expect('contact.update', {
      name: plant('name', 'canary-name'),
      email: plant('mail', 'canary-mail@example.com'),
      phone: plant('phone', '+49 555 9876543'),
    })
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, plant('visitor text', 'canary-visitor-words'))
    const staff = await watching(server(), agent, conversationId)
    await sendText(staff, conversationId, plant('agent text', 'canary-agent-words'))
    await sendText(staff, conversationId, plant('note', 'canary-note'), { visibility: 'staff' })
    const issued = expectOk(
      await askHttp(url, 'agent.create', { login: 'issued', name: 'Issued', role: 'agent' }, admin.who),
    )
    plant('issued password', issued.password ?? '')
    await askHttp(
      url,
      'password.change',
      { current: agent.password, next: plant('new password', 'canary new password') },
      agent.who,
    )

    // What is refused, or is a fault.
    const wrong = plant('wrong password', 'canary-wrong-password')
    await askHttp(url, 'session.create', { account: 'main', login: agent.login, password: wrong })
    await askHttp(url, 'password.change', { current: wrong, next: plant('weak', 'canary-weak') }, agent.who)
    await socket.ask('message.send', {
      conversationId,
      clientId: newClientId(),
      text: `${plant('unstorable', 'canary-unstorable')}\u0000`,
    })
    const bad = await openRawSocket(url)
    bad.say({ type: 'hello', version: 1, ticket: plant('wrong ticket', 'canary-wrong-ticket') })
    await bad.closed
    socket.say(`{"type": "${plant('bad frame', 'canary-bad-frame')}`)
    await rawHttp(url, {
      path: `/api/v1/me?token=${plant('query', 'canary-in-query')}`,
      headers: { authorization: `Bearer ${visitor.token}x` },
    })
    await rawHttp(url, {
      path: `/no/such/${plant('path', 'canary-in-path')}`,
      headers: { referer: `http://a/${plant('referer', 'canary-referer')}` },
    })
    const body = `{"login": "x", "password": "${plant('half a body', 'canary-half-body')}`
    await rawHttp(url, {
      method: 'POST',
      path: '/api/v1/sign-in',
      body,
      headers: { 'content-type': 'application/json' },
    })
    const { log } = server().app.store
    const failing = log.submit({
      kind: 'decide',
      accountId: server().accountId,
      conversationId,
      actor: { kind: 'contact', id: visitor.self.contactId },
      clientId: null,
      decide: () => {
        throw new Error(`bad ${visitor.token} ${ticket}`)
      },
    })
    await expect(failing).rejects.toThrow('bad')
    for (const one of [socket, staff]) one.close()
    const { body: figures } = await rawHttp(url, { path: '/metrics' })
    await server().restart()
    await eventually(() => lines.length > 10)

    expect(canaries.size).toBeGreaterThan(20)
    const written = `${lines.join('\n')}\n${figures}`
    const found = [...canaries].filter(([, value]) => written.includes(value)).map(([name]) => name)
    expect(found).toEqual([])
  })

  it('[SEC-A1] no answer of staff’s doors, and no frame to staff, holds a visitor’s token or its hash', async () => {
    const visitor = await enterVisitor(server())
    const socket = await signedInSocket(server().url, visitor)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'Hello')
    const agent = await hireAgent(server())
    const staff = await watching(server(), agent, conversationId)
    await staff.expect('visitor.read', { contactId: visitor.self.contactId })
    await staff.expect('conversation.list', { tab: 'team' })
    await staff.expect('feed.resume', {})
    const heard = staff.texts.join('\n')
    expect(heard).not.toContain(visitor.token)
    expect(heard).not.toContain(server().app.hashSecret(visitor.token))
    socket.close()
    staff.close()
  })
})

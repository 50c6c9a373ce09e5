import { closeCodes, limits, protocolVersion } from '@frontdesk/protocol'
import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openRawSocket,
  type Person,
  shopOrigin,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

const hello = (ticket: unknown, version: unknown = protocolVersion) => ({ type: 'hello', version, ticket })

describe('signing in on a socket', () => {
  const clock = createTestClock()
  const server = useServer({ clock })

  /** Says hello and tells how the server takes it. */
  const tryHello = async (frame: unknown): Promise<'welcome' | number> => {
    const socket = await openRawSocket(server().url)
    socket.say(frame)
    const outcome = await Promise.race([socket.closed, socket.next('welcome').then(() => 'welcome' as const)])
    socket.close()
    return outcome
  }
  const people = async (): Promise<Person[]> => [await enterVisitor(server()), await hireAgent(server())]

  it('[PRO5] a valid ticket is welcomed, with who one is', async () => {
    const agent = await hireAgent(server(), { name: 'Chen Jing' })
    const visitor = await enterVisitor(server())
    const [toAgent, toVisitor] = await Promise.all(
      [agent, visitor].map(async (one) => (await signedInSocket(server().url, one)).next('welcome')),
    )
    expect(toAgent).toMatchObject({
      version: protocolVersion,
      you: { kind: 'agent', me: { agent: { id: agent.agentId } } },
    })
    expect(toVisitor).toMatchObject({
      you: { kind: 'visitor', visitor: { contactId: visitor.self.contactId, conversationId: null } },
    })
    expect(Math.abs((toVisitor?.serverTimeMs ?? 0) - clock.now())).toBeLessThan(5_000)
  })

  it('[PRO5] any other first frame closes with 4401, and its sender is told', async () => {
    for (const first of [
      'not json',
      { type: 'beat', n: 1 },
      { type: 'request', id: 1, command: 'conversation.start', params: {} },
      { type: 'request', id: 1, command: 'agent.list', params: {} },
      { type: 'hello' },
      Buffer.from([0xc3, 0x28]),
    ]) {
      const socket = await openRawSocket(server().url)
      socket.say(first)
      expect(await socket.closed).toBe(closeCodes.unauthenticated)
      expect(socket.frames).toMatchObject([{ type: 'error', error: { code: 'auth.required' } }])
    }
  })

  it('[PRO5] without any first frame the socket is closed with 4408 after five seconds', async () => {
    const silent = await openRawSocket(server().url)
    const signedIn = await signedInSocket(server().url, await enterVisitor(server()))
    clock.advance(limits.helloWithinMs)
    expect(await silent.closed).toBe(closeCodes.helloTimeout)
    expect(silent.frames).toEqual([])
    expect(signedIn.ws.readyState).toBe(signedIn.ws.OPEN)
    signedIn.close()
  })

  it('[PRO3] a ticket works once, for one socket', async () => {
    for (const person of await people()) {
      const { ticket } = await person.ticket()
      expect(await tryHello(hello(ticket))).toBe('welcome')
      expect(await tryHello(hello(ticket))).toBe(closeCodes.unauthenticated)
    }
  })

  it('[PRO3] of many who show one ticket at once, one gets in', async () => {
    const { ticket } = await (await enterVisitor(server())).ticket()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => tryHello(hello(ticket))))
    expect(outcomes.filter((outcome) => outcome === 'welcome')).toHaveLength(1)
  })

  it('[PRO3][SEC-A6] a ticket is worth nothing after a minute', async () => {
    for (const person of await people()) {
      const { ticket, expiresAtMs } = expectOk(await askHttp(server().url, 'socket.admit', {}, person.who))
      expect(expiresAtMs - clock.now()).toBeLessThanOrEqual(limits.ticketLifeMs)
      clock.advance(limits.ticketLifeMs + 1)
      expect(await tryHello(hello(ticket))).toBe(closeCodes.unauthenticated)
    }
  })

  it('[PRO3][SEC-B5] what is no ticket opens nothing, whatever it is', async () => {
    const visitor = await enterVisitor(server())
    const agent = await hireAgent(server())
    const { ticket: boot } = expectOk(
      await askHttp(server().url, 'visitor.boot', { siteKey: server().siteKey }, { origin: shopOrigin }),
    )
    const cookie = agent.who.cookie?.split('=')[1]
    const wrong = [
      '',
      ' ',
      'null',
      'undefined',
      '0',
      null,
      0,
      false,
      [],
      {},
      [''],
      boot,
      visitor.token,
      cookie,
      server().siteKey,
    ]
    for (const ticket of wrong)
      expect([ticket, await tryHello(hello(ticket))]).toEqual([ticket, closeCodes.unauthenticated])
  })

  it('[PRO6] a version that the server does not speak is refused by that name', async () => {
    const { ticket } = await (await enterVisitor(server())).ticket()
    const socket = await openRawSocket(server().url)
    socket.say(hello(ticket, 2))
    expect(await socket.closed).toBe(closeCodes.unauthenticated)
    expect(socket.frames).toMatchObject([{ type: 'error', error: { code: 'version.unsupported' } }])
    // The refusal came before the ticket was looked at.
    expect(await tryHello(hello(ticket))).toBe('welcome')
  })

  it('[PRO5] hello comes once; a second one is answered and changes nothing', async () => {
    const visitor = await enterVisitor(server())
    const other = await enterVisitor(server())
    const socket = await signedInSocket(server().url, visitor)
    socket.say(hello((await other.ticket()).ticket))
    expect(await socket.next('error')).toMatchObject({ id: null, error: { code: 'request.invalid' } })
    await socket.expect('conversation.start', {})
    const contacts = server().app.store.account(server().accountId)
    expect(
      await contacts.conversations.serviceOf((await contacts.sites.list())[0]?.id ?? '', other.self.contactId),
    ).toBeNull()
    socket.close()
  })

  it('[PRO7] the server beats, tells what it has heard, and closes who is silent with 4411', {
    timeout: 20_000,
  }, async () => {
    const [silent, lively] = await Promise.all([
      signedInSocket(server().url, await enterVisitor(server())),
      signedInSocket(server().url, await enterVisitor(server())),
    ])
    clock.advance(limits.deadAfterMs + 1)
    lively.say({ type: 'beat', n: 4_711 })
    const beat = await eventually(() => lively.frames.find((frame) => frame.type === 'beat'), 'a beat', 12_000)
    expect(beat).toMatchObject({ type: 'beat', seen: 4_711 })
    expect(await silent.closed).toBe(closeCodes.silent)
    lively.close()
  })
})

import { closeCodes, protocolVersion } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openRawSocket,
  type Person,
  polling,
  signedInSocket,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { aHandler, behindProxy, block, type Caller, callFrom, tryToEnter, unblock } from './blocking.ts'
import { newClientId, sendText, useServer, watching } from './testing.ts'

/** The promise itself, so the one time that these tests measure. */
const withinMs = 1_000

describe('a blocked visitor', () => {
  const server = useServer(behindProxy)
  let handler: Person & { agentId: string }
  beforeAll(async () => {
    handler = await aHandler(server())
  })

  const refused = { ok: false, status: 403, error: { code: 'visitor.blocked' } }
  const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } })
  /** A visitor who has a conversation and has said nothing yet. */
  const begin = async (ip: string) => {
    const visitor = await enterVisitor(server(), { from: ip })
    const socket = await signedInSocket(server().url, visitor, from(ip))
    return { visitor, conversationId: (await socket.expect('conversation.start', {})).conversationId }
  }
  const statusOf = async (conversationId: string) => {
    const reading = await server()
      .app.store.account(server().accountId)
      .conversations.latest(conversationId, 'staff', 50)
    return { status: reading?.conversation.status, entries: reading?.entries ?? [] }
  }

  it('[D4][BLK5] loses its open sockets within a second, and the conversation ends with a line for staff', async () => {
    const caller = await callFrom(server(), '203.0.113.11')
    const second = await signedInSocket(server().url, caller.visitor, from('203.0.113.12'))
    const staff = await watching(server(), await hireAgent(server()), caller.conversationId)
    const made = await block(server(), handler, caller)
    const blockedAtMs = performance.now()
    expect(await Promise.all([caller.socket.closed, second.closed])).toEqual([closeCodes.blocked, closeCodes.blocked])
    expect(performance.now() - blockedAtMs).toBeLessThan(withinMs)
    const { status, entries } = await statusOf(caller.conversationId)
    expect(status).toBe('closed')
    expect(entries.find(({ content }) => content.kind === 'blocked')).toMatchObject({
      visibility: 'staff',
      author: { kind: 'agent', id: handler.agentId },
    })
    await eventually(() => staff.texts.some((text) => text.includes('"kind":"blocked"')), 'staff to read of it')
    expect(JSON.stringify([caller.socket.texts, second.texts])).not.toMatch(/"blocked"|Insults/)
    expect(made).toMatchObject({ target: { kind: 'contact' }, reason: 'Insults', by: { id: handler.agentId } })
  })

  it('[D4][BLK6] is refused at both doors with one code, and so is a ticket got before', async () => {
    const caller = await callFrom(server(), '203.0.113.21')
    const { ticket } = await caller.visitor.ticket()
    await block(server(), handler, caller)
    const { who, token } = caller.visitor
    const { url } = server()
    expect(await askHttp(url, 'socket.admit', {}, who)).toMatchObject(refused)
    expect(await askHttp(url, 'visitor.end', {}, who)).toMatchObject(refused)
    expect(await tryToEnter(server(), { from: '203.0.113.22', token })).toBe('visitor.blocked')
    const words = { conversationId: caller.conversationId, clientId: newClientId(), text: 'Still here' }
    const carried = { lease: newClientId(), command: 'message.send', params: words }
    expect(await askHttp(url, 'link.request', carried, who)).toMatchObject(refused)
    const late = await openRawSocket(url, from('203.0.113.22'))
    late.say({ type: 'hello', version: protocolVersion, ticket })
    expect(await late.closed).toBe(closeCodes.blocked)
    expect(late.frames).toMatchObject([{ type: 'error', error: { code: 'visitor.blocked' } }])
    // Whoever is somebody else at that address comes in.
    expect(await tryToEnter(server(), { from: '203.0.113.21' })).toBe('in')
  })

  it('[BLK6] that signs in at that very moment does not slip through', async () => {
    for (let round = 0; round < 8; round += 1) {
      const caller = await callFrom(server(), '203.0.113.23')
      const tickets = await Promise.all(Array.from({ length: 8 }, () => caller.visitor.ticket()))
      const sockets = await Promise.all(tickets.map(() => openRawSocket(server().url, from('203.0.113.23'))))
      const blocked = block(server(), handler, caller)
      for (const [index, socket] of sockets.entries()) {
        socket.say({ type: 'hello', version: protocolVersion, ticket: tickets[index]?.ticket })
        await new Promise((resolve) => setImmediate(resolve))
      }
      await blocked
      const codes = await Promise.all(sockets.map(({ closed }) => closed))
      expect(new Set(codes)).toEqual(new Set([closeCodes.blocked]))
    }
  })

  it('[D4][BLK5] loses a poll that waits within a second, and a client of ours ends for good', async () => {
    const caller = await callFrom(server(), '203.0.113.31')
    const asked: string[] = []
    const open = polling(server().url, caller.visitor.who)
    const client = caller.visitor.client({
      openSocket: open,
      getTicket: async () => {
        asked.push('ticket')
        return { ticket: '' }
      },
    })
    onTestFinished(client.close)
    await eventually(() => client.state.kind === 'online', 'the polling client online')
    await block(server(), handler, caller)
    const blockedAtMs = performance.now()
    await eventually(() => client.state.kind === 'ended', 'the client to end')
    expect(performance.now() - blockedAtMs).toBeLessThan(withinMs)
    expect(client.state).toEqual({ kind: 'ended', reason: 'blocked' })
    expect(asked).toEqual(['ticket'])
  })

  it('[BLK5] is not shown as here, nor as an agent’s pick', async () => {
    const caller = await callFrom(server(), '203.0.113.41')
    const page = { pageUrl: 'http://shop.test/', pageTitle: 'Shop' }
    await caller.socket.expect('visit.update', page)
    const isListed = async () => {
      const { visitors } = expectOk(await askHttp(server().url, 'visitor.list', {}, handler.who))
      return visitors.some(({ contact }) => contact.id === caller.contactId)
    }
    expect(await isListed()).toBe(true)
    await block(server(), handler, caller)
    expect(await isListed()).toBe(false)
    const visitNow = async () =>
      expectOk(await askHttp(server().url, 'visitor.read', { contactId: caller.contactId }, handler.who)).visit
    // What is known of the visit is kept with the contact a moment later.
    const visit = await eventually(visitNow, 'the visit to be kept')
    expect(visit).toMatchObject({ online: false, ip: '203.0.113.41', pickedAgent: null })
  })

  it('[D4][BLK1] by its address or range is out with everybody there, and nobody else is', async () => {
    const callers: Caller[] = []
    for (const ip of ['198.51.100.7', '::ffff:198.51.100.9', '2001:db8:7::1', '198.51.101.1'])
      callers.push(await callFrom(server(), ip))
    const [one, mapped, six, beside] = callers as [Caller, Caller, Caller, Caller]
    await block(server(), handler, { range: '198.51.100.0/24' })
    await block(server(), handler, { range: '2001:DB8:7::/48' })
    expect(await Promise.all([one, mapped, six].map(({ socket }) => socket.closed))).toEqual(
      Array(3).fill(closeCodes.blocked),
    )
    expect((await statusOf(one.conversationId)).status).toBe('closed')
    expect((await statusOf(beside.conversationId)).status).toBe('queued')
    await sendText(beside.socket, beside.conversationId, 'I am somebody else')
    expect(await tryToEnter(server(), { from: '198.51.100.200' })).toBe('visitor.blocked')
    expect(await tryToEnter(server(), { from: '2001:db8:7:1::2' })).toBe('visitor.blocked')
    expect(await tryToEnter(server(), { from: '2001:db8:8::2' })).toBe('in')
    // The same person from elsewhere is not who was blocked.
    expect(await tryToEnter(server(), { from: '198.51.101.2', token: one.visitor.token })).toBe('in')
    // Blocks are about visitors: an agent signs in from wherever it is.
    const agent = await hireAgent(server())
    expectOk(await askHttp(server().url, 'profile.read', {}, { ...agent.who, from: '198.51.100.7' }))
  })

  it.each([
    ['took up again', 'contact'],
    ['took up again', 'address'],
    ['began', 'contact'],
  ] as const)(
    '[D4][BLK11] whose message was let in before the block and is stored after it: what it %s is ended (%s)',
    async (what, kind) => {
      const ip = '203.0.113.61'
      const { visitor, conversationId } = what === 'began' ? await begin(ip) : await callFrom(server(), ip)
      const { contactId } = visitor.self
      const { log } = server().app.store
      const before = log.submit
      onTestFinished(() => {
        log.submit = before
      })
      // The order is forced: the message has passed the check of blocks, and is held before it is written.
      const [held, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      log.submit = async (act) => {
        if (act.actor.kind === 'contact' && act.kind === 'decide') {
          held.resolve()
          await gone.promise
        }
        return before(act)
      }
      const words = { conversationId, clientId: newClientId(), text: 'And another thing' }
      const sent = askHttp(server().url, 'message.send', words, { ...visitor.who, from: ip })
      await held.promise
      const { id } = await block(server(), handler, kind === 'contact' ? { contactId } : { range: ip })
      onTestFinished(() => unblock(server(), handler, id))
      // In what has no words yet there is nothing to end.
      expect((await statusOf(conversationId)).status).toBe(what === 'began' ? 'queued' : 'closed')
      gone.resolve()
      expectOk(await sent)

      const { status, entries } = await statusOf(conversationId)
      expect(entries.map(({ content }) => content)).toContainEqual({ kind: 'message', text: 'And another thing' })
      expect(status).toBe('closed')
      expect(entries.findLast(({ content }) => content.kind === 'blocked')).toMatchObject({
        author: { kind: 'agent', id: handler.agentId },
      })
    },
  )

  it('[D4][BLK4] is let in again when the block is taken back, and its words are there', async () => {
    const caller = await callFrom(server(), '203.0.113.51')
    const { id } = await block(server(), handler, caller)
    expect(await tryToEnter(server(), { token: caller.visitor.token })).toBe('visitor.blocked')
    await unblock(server(), handler, id)
    expect(await tryToEnter(server(), { token: caller.visitor.token })).toBe('in')
    const again = await signedInSocket(server().url, caller.visitor, from('203.0.113.51'))
    await sendText(again, caller.conversationId, 'Sorry')
    expect((await statusOf(caller.conversationId)).status).toBe('queued')
  })
})

describe('the list of blocks', () => {
  const server = useServer(behindProxy)
  let handler: Person & { agentId: string }
  beforeAll(async () => {
    handler = await aHandler(server())
  })
  const ask = <N extends Parameters<typeof askHttp>[1]>(command: N, params: Parameters<typeof askHttp<N>>[2]) =>
    askHttp(server().url, command, params, handler.who)

  it.each([
    ['203.0.113.200', 'own'],
    ['203.0.113.0/24', 'own'],
    ['127.0.0.1', 'special'],
    ['::ffff:10.0.0.1', 'special'],
    ['8.0.0.0/8', 'too_wide'],
  ])('[BLK3] %s is refused: %s', async (range, why) => {
    const target = { kind: 'address', range } as const
    expect(await ask('block.create', { target, reason: 'x', untilMs: null })).toMatchObject({
      status: 400,
      error: { code: 'block.forbidden_address', details: { why } },
    })
  })

  it('[BLK7] what is no address, or over before it begins, is refused; the same twice too', async () => {
    const create = (range: string, untilMs: number | null) =>
      ask('block.create', { target: { kind: 'address', range }, reason: 'x', untilMs })
    expect(await create('nobody', null)).toMatchObject({ error: { code: 'request.invalid' } })
    expect(await create('203.0.113.60', 1_000)).toMatchObject({ error: { code: 'request.invalid' } })
    const { id } = await block(server(), handler, { range: '203.0.113.60' })
    expect(await create('::ffff:203.0.113.60', null)).toMatchObject({
      status: 409,
      error: { code: 'block.exists', details: { blockId: id } },
    })
  })

  it('[D4][BLK7] is searched by whom, where, why and who did it, and edited', async () => {
    const caller = await callFrom(server(), '203.0.113.70')
    await caller.socket.expect('contact.update', { name: 'Rude Wang' })
    const ofContact = await block(server(), handler, caller, { reason: 'Threats on the phone' })
    const ofRange = await block(server(), handler, { range: '198.51.100.0/24' })
    const found = async (search: string) => {
      const { blocks } = expectOk(await ask('block.list', { search }))
      return blocks.map(({ id }) => id)
    }
    expect(await found('rude')).toEqual([ofContact.id])
    expect(await found('THREATS')).toEqual([ofContact.id])
    expect(await found('198.51.100.9')).toEqual([ofRange.id])
    expect(await found(ofRange.by.label)).toEqual(expect.arrayContaining([ofRange.id, ofContact.id]))
    expect(await found('%')).toEqual([])
    const keepsOut = expectOk(
      await ask('block.list', { contactId: caller.contactId, ip: '198.51.100.1', state: 'current' }),
    )
    expect(keepsOut.blocks.map(({ id }) => id)).toEqual([ofRange.id, ofContact.id])
    const untilMs = Date.now() + 86_400_000
    const edited = expectOk(await ask('block.update', { blockId: ofContact.id, change: { reason: 'Calmer', untilMs } }))
    expect(edited).toMatchObject({ id: ofContact.id, reason: 'Calmer', untilMs, target: { kind: 'contact' } })
  })

  it('[D4][BLK7] is exported, with what a spreadsheet would run made inert', async () => {
    await block(server(), handler, { range: '203.0.113.80' }, { reason: '=1+1' })
    const { csv } = expectOk(await ask('block.export', {}))
    expect(csv).toContain('"visitor","email","address","reason","by","since","until"')
    expect(csv).toMatch(/"203\.0\.113\.80","'=1\+1"/)
  })

  it('[D8][BLK8] is not there for an agent without the right', async () => {
    const agent = await hireAgent(server())
    for (const [command, params] of [
      ['block.list', {}],
      ['block.create', { target: { kind: 'address', range: '203.0.113.90' }, reason: 'x', untilMs: null }],
      ['block.export', {}],
    ] as const)
      expect(await askHttp(server().url, command, params, agent.who)).toMatchObject({
        status: 403,
        error: { code: 'right.missing' },
      })
    expect(await tryToEnter(server(), { from: '203.0.113.90' })).toBe('in')
  })

  it('[BLK9] a block goes with its contact when that is erased', async () => {
    const caller = await callFrom(server(), '203.0.113.95')
    const { id } = await block(server(), handler, caller)
    const admin = await hireAgent(server(), { role: 'administrator' })
    expectOk(await askHttp(server().url, 'contact.erase', { contactId: caller.contactId }, admin.who))
    const { blocks } = expectOk(await ask('block.list', {}))
    expect(blocks.some((one) => one.id === id)).toBe(false)
  })
})

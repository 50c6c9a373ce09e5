import { type CloseCode, closeCodes, protocolVersion } from '@frontdesk/protocol'
import {
  askHttp,
  expectOk,
  hireAgent,
  openRawSocket,
  openSession,
  type Person,
  signedInSocket,
  signInAdmin,
  type TestAgent,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { sendText, startTalk, type Talk, useServer, watching } from './testing.ts'

/** The promise itself, so the one time that these tests measure. */
const withinMs = 1_000

describe('a right that ends', () => {
  const server = useServer({ limits: { signInsPerIpPer15m: 1_000 } })
  let admin: Person & { agentId: string }
  let talk: Talk
  beforeAll(async () => {
    admin = await signInAdmin(server())
    talk = await startTalk(server())
  })

  const endings: [name: string, code: CloseCode, end: (agent: TestAgent) => Promise<unknown>][] = [
    [
      'disabling the agent',
      closeCodes.revoked,
      ({ agentId }) => askHttp(server().url, 'agent.disable', { agentId }, admin.who),
    ],
    [
      'resetting its password',
      closeCodes.revoked,
      ({ agentId }) => askHttp(server().url, 'agent.reset', { agentId }, admin.who),
    ],
    ['signing out', closeCodes.revoked, ({ who }) => askHttp(server().url, 'session.end', {}, who)],
    [
      'changing its password elsewhere',
      closeCodes.revoked,
      async ({ agentId, password }) => {
        const elsewhere = await openSession(server(), server().accountId, agentId)
        const change = { current: password, next: 'a new and better one' }
        return askHttp(server().url, 'password.change', change, elsewhere.who)
      },
    ],
    [
      'ending the session elsewhere',
      closeCodes.revoked,
      async ({ agentId }) => {
        const { sessions } = expectOk(
          await askHttp(
            server().url,
            'session.list',
            {},
            (await openSession(server(), server().accountId, agentId)).who,
          ),
        )
        const elsewhere = await openSession(server(), server().accountId, agentId)
        const others = sessions.filter(({ current }) => !current)
        return Promise.all(
          others.map(({ id }) => askHttp(server().url, 'session.revoke', { sessionId: id }, elsewhere.who)),
        )
      },
    ],
    [
      'changing its role',
      closeCodes.unauthenticated,
      ({ agentId }) => askHttp(server().url, 'agent.update', { agentId, role: 'administrator' }, admin.who),
    ],
  ]

  it.each(endings)(
    '[LIV9][SEC-E4] %s closes its three sockets with %i within a second, and nothing comes after',
    async (_name, code, end) => {
      const agent = await hireAgent(server())
      const sockets = await Promise.all([1, 2, 3].map(() => watching(server(), agent, talk.conversationId)))
      const outcome = Promise.all(sockets.map(async ({ closed }) => ({ code: await closed, atMs: performance.now() })))
      await end(agent)
      const endedAtMs = performance.now()
      const before = sockets.map(({ frames }) => frames.length)
      const words = `After ${agent.agentId}`
      await sendText(talk.socket, talk.conversationId, words)
      for (const closed of await outcome) {
        expect(closed.code).toBe(code)
        expect(closed.atMs - endedAtMs).toBeLessThan(withinMs)
      }
      for (const [index, { texts, frames }] of sockets.entries()) {
        expect(texts.join().includes(words)).toBe(false)
        expect(frames.length).toBe(before[index])
      }
    },
  )

  it('[SEC-E4] the session itself is dead by then, and a ticket got before opens nothing', async () => {
    const agent = await hireAgent(server())
    const { ticket } = await agent.ticket()
    expectOk(await askHttp(server().url, 'agent.disable', { agentId: agent.agentId }, admin.who))
    expect(await askHttp(server().url, 'profile.read', {}, agent.who)).toMatchObject({
      status: 401,
      error: { code: 'auth.required' },
    })
    const socket = await openRawSocket(server().url)
    socket.say({ type: 'hello', version: protocolVersion, ticket })
    expect(await socket.closed).toBe(closeCodes.unauthenticated)
  })

  it('[LIV9] others’ sockets, and the session that asked, stay', async () => {
    const [agent, colleague] = await Promise.all([hireAgent(server()), hireAgent(server())])
    const other = await signedInSocket(server().url, colleague)
    const elsewhere = await openSession(server(), server().accountId, agent.agentId)
    const own = await signedInSocket(server().url, elsewhere)
    const change = { current: agent.password, next: 'a new and better one' }
    expectOk(await askHttp(server().url, 'password.change', change, elsewhere.who))
    await own.expect('agent.list', {})
    await other.expect('agent.list', {})
    own.close()
    other.close()
  })

  it('[LIV9][SEC-E4] a socket that is signing in at that very moment does not slip through', async () => {
    for (let round = 0; round < 15; round += 1) {
      const agent = await hireAgent(server())
      const tickets = await Promise.all(Array.from({ length: 12 }, () => agent.ticket()))
      const sockets = await Promise.all(tickets.map(() => openRawSocket(server().url)))
      const disabled = askHttp(server().url, 'agent.disable', { agentId: agent.agentId }, admin.who)
      // Spread over the time that disabling takes, so that some fall on each side of each step.
      for (const [index, socket] of sockets.entries()) {
        socket.say({ type: 'hello', version: protocolVersion, ticket: tickets[index]?.ticket })
        await new Promise((resolve) => setImmediate(resolve))
      }
      await disabled
      const codes = await Promise.all(sockets.map(({ closed }) => closed))
      for (const code of codes) expect([closeCodes.revoked, closeCodes.unauthenticated]).toContain(code)
    }
  })

  it('[SEC-E4] what was under way when the agent was disabled is not written afterwards', async () => {
    const agent = await hireAgent(server())
    const socket = await signedInSocket(server().url, agent)
    const { conversationId } = await startTalk(server())
    expectOk(await askHttp(server().url, 'agent.disable', { agentId: agent.agentId }, admin.who))
    const late = server().app.store.log.submit({
      kind: 'decide',
      accountId: server().accountId,
      conversationId,
      actor: { kind: 'agent', id: agent.agentId },
      clientId: null,
      decide: () => ({ kind: 'append', entries: [], head: { status: 'closed' } }),
    })
    expect(await late).toMatchObject({ kind: 'refused', refusal: { code: 'actor.disabled' } })
    await socket.closed
  })
})

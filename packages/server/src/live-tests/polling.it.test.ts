import type { Client } from '@frontdesk/client'
import { closeCodes, limits, type Params, type Result } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openSession,
  type Person,
  polling,
  signedInSocket,
  type TestAgent,
  type TestVisitor,
} from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newClientId, useServer } from './testing.ts'
import { useTwoNodes } from './two-nodes.ts'

const newLease = (): string => `lease-${newClientId()}`

type Poll = Partial<Params<'link.poll'>>

/** One poll as a client without a library makes it; a first one unless told otherwise. */
const pollAs = (url: string, { who }: Person, lease: string, more: Poll = {}) =>
  askHttp(
    url,
    'link.poll',
    { version: 1, lease, first: false, waitMs: 0, watching: [], feed: null, digest: null, ...more },
    who,
  )

const frameOf = <T extends string>(answer: Result<'link.poll'>, type: T) =>
  answer.frames.filter((frame) => frame.type === type)

const textsOf = (client: Client, conversationId: string): string[] =>
  client
    .conversation(conversationId)
    .entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))

describe('long polling over two nodes that answer in turn', () => {
  const nodes = useTwoNodes(
    {
      visitorMessagesPer10s: 10_000,
      agentMessagesPer10s: 10_000,
      visitorBootsPerIpPerMinute: 10_000,
      signInsPerIpPer15m: 10_000,
      socketsPerIp: 1_000,
    },
    { policy: 'manual' },
  )
  const url = () => nodes().server.url

  /** A client with no other way than requests. */
  const connect = async (person: Person, name: string): Promise<Client> => {
    const client = person.client({ openSocket: polling(url(), person.who) })
    onTestFinished(client.close)
    await eventually(() => client.state.kind === 'online', `${name} online`)
    return client
  }

  const begin = async (visitor: TestVisitor): Promise<string> => {
    const request = { lease: newLease(), command: 'conversation.start', params: {} }
    return (expectOk(await askHttp(url(), 'link.request', request, visitor.who)) as { conversationId: string })
      .conversationId
  }

  const say = async (person: Person, conversationId: string, text: string, clientId = newClientId()) =>
    askHttp(
      url(),
      'link.request',
      { lease: newLease(), command: 'message.send', params: { conversationId, clientId, text } },
      person.who,
    )

  it('[POLL1][POLL2][A1][SEC-K3] a visitor and an agent talk: in order, nothing lost, nothing twice, equal to a fresh load', async () => {
    const [person, agentPerson] = [await enterVisitor(nodes().server), await hireAgent(nodes().server)]
    const [visitor, agent] = [await connect(person, 'visitor'), await connect(agentPerson, 'agent')]
    const conversations: string[] = []
    visitor.on('started', (id) => conversations.push(id))
    visitor.send(null, 'visitor 0')
    const id = await eventually(() => conversations[0], 'the conversation')
    agent.watch(id)
    for (let n = 1; n <= 20; n += 1) {
      visitor.send(id, `visitor ${n}`)
      agent.send(id, `agent ${n}`)
    }
    agent.send(id, 'a note', { visibility: 'staff' })
    await eventually(() => textsOf(visitor, id).length === 41 && textsOf(agent, id).length === 42, 'all there')
    const seen = textsOf(visitor, id)
    expect(textsOf(agent, id).filter((text) => text !== 'a note')).toEqual(seen)
    for (const name of ['visitor', 'agent']) {
      const own = seen.filter((text) => text.startsWith(name))
      expect(own).toEqual(own.toSorted((one, other) => Number(one.split(' ')[1]) - Number(other.split(' ')[1])))
    }
    const fresh = await connect(person, 'visitor anew')
    fresh.watch(id)
    await eventually(() => fresh.conversation(id).current, 'fresh load')
    expect(fresh.conversation(id).entries).toEqual(visitor.conversation(id).entries)
    const [one = 0, other = 0] = nodes().front.counts
    expect(Math.abs(one - other)).toBeLessThanOrEqual(1)
  })

  it('[POLL1][MSG2] the same poll again brings the same, and a repeated send is stored once', async () => {
    const visitor = await enterVisitor(nodes().server)
    const conversationId = await begin(visitor)
    const clientId = newClientId()
    const first = expectOk(await say(visitor, conversationId, 'once', clientId))
    expect(expectOk(await say(visitor, conversationId, 'once', clientId))).toEqual(first)
    const lease = newLease()
    const ask = async () =>
      frameOf(
        expectOk(await pollAs(url(), visitor, lease, { watching: [{ conversationId, rev: 0 }] })),
        'conversation.changed',
      )
    const [one, other] = [await ask(), await ask()]
    expect(one).toHaveLength(1)
    expect(other).toEqual(one)
  })

  it('[POLL2] a poll waits for news, which another node’s commit is too, and ends by its time without', async () => {
    const visitor = await enterVisitor(nodes().server)
    const conversationId = await begin(visitor)
    expectOk(await say(visitor, conversationId, 'first'))
    // Who waits in the queue has news of its place.
    const agent = await hireAgent(nodes().server)
    expectOk(await askHttp(url(), 'conversation.take', { conversationId, from: null }, agent.who))
    const rev = (expectOk(await say(visitor, conversationId, 'second')) as { rev: number }).rev
    const watching = [{ conversationId, rev }]
    for (const [mine, writer] of [nodes().urls, nodes().urls.toReversed(), [nodes().urls[0], nodes().urls[0]]]) {
      const lease = newLease()
      const { digest } = expectOk(await pollAs(mine ?? '', visitor, lease, { first: true }))
      const asked = pollAs(mine ?? '', visitor, lease, { watching, digest, waitMs: limits.pollWithinMs })
      await eventually(() => nodes().server.app.polls.count() + nodes().second.app.polls.count() > 0, 'a waiting poll')
      const params = {
        lease: newLease(),
        command: 'message.send',
        params: { conversationId, clientId: newClientId(), text: 'x' },
      }
      expectOk(await askHttp(writer ?? '', 'link.request', params, visitor.who))
      const atMs = performance.now()
      expect(frameOf(expectOk(await asked), 'conversation.changed')).toHaveLength(1)
      // By hints of the node itself, or its next look into the database; not by the end of its time.
      expect(performance.now() - atMs).toBeLessThan(limits.pollWithinMs / 2)
      watching[0] = { conversationId, rev: (watching[0]?.rev ?? 0) + 1 }
    }
    const lease = newLease()
    const { digest } = expectOk(await pollAs(url(), visitor, lease, { first: true }))
    const settled = expectOk(await pollAs(url(), visitor, lease, { watching, digest }))
    const startMs = performance.now()
    const quiet = expectOk(await pollAs(url(), visitor, lease, { watching, digest: settled.digest, waitMs: 1_200 }))
    expect(quiet.frames).toEqual([])
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(1_190)
    const tooLong = await pollAs(url(), visitor, lease, { waitMs: limits.pollWithinMs + 1 })
    expect(tooLong).toMatchObject({ status: 400, error: { code: 'request.invalid' } })
  })

  it('[POLL3] an agent’s list follows by polls, each change once, whichever node is asked', async () => {
    const agent = await hireAgent(nodes().server)
    const lease = newLease()
    const request = { lease, command: 'feed.resume', params: {} }
    const start = expectOk(await askHttp(url(), 'link.request', request, agent.who)) as Result<'feed.resume'>
    let feed: string | null = start.cursor
    let digest: string | null = null
    const heard: string[] = []
    const ask = async (): Promise<void> => {
      const answer: Result<'link.poll'> = expectOk(await pollAs(url(), agent, lease, { feed, digest }))
      ;({ feed, digest } = answer)
      for (const frame of frameOf(answer, 'feed.changed'))
        heard.push(...('items' in frame ? [JSON.stringify(frame.items)] : []))
    }
    await ask()
    heard.length = 0
    const words = ['one', 'two', 'three'].map((word) => `${word} ${newClientId()}`)
    for (const text of words) {
      const visitor = await enterVisitor(nodes().server)
      expectOk(await say(visitor, await begin(visitor), text))
      await ask()
      await ask()
    }
    for (const text of words) expect(heard.filter((items) => items.includes(text))).toHaveLength(1)
  })

  it('[POLL4][POLL5][A6] an agent who polls is available on every node, and not any more after its goodbye', async () => {
    const visitor = await enterVisitor(nodes().server)
    const watchers = await Promise.all(nodes().urls.map((node) => signedInSocket(node, visitor)))
    const byPolls = await connect(visitor, 'visitor')
    const heard: boolean[] = []
    const agentPerson = await hireAgent(nodes().server)
    const agent = await connect(agentPerson, 'agent')
    const isAgent = (one: { id: string }) => one.id === agentPerson.agentId
    byPolls.on('availability', ({ agents }) => heard.push(agents.some(isAgent)))
    for (const socket of watchers)
      await eventually(
        () =>
          socket.frames.some(
            (frame) => frame.type === 'availability.changed' && frame.availability.agents.some(isAgent),
          ),
        'available on both nodes',
      )
    await eventually(() => heard.at(-1) === true, 'available by polls')
    const marks = watchers.map(({ frames }) => frames.length)
    agent.close()
    for (const [index, socket] of watchers.entries())
      await eventually(
        () =>
          socket.frames
            .slice(marks[index])
            .some((frame) => frame.type === 'availability.changed' && !frame.availability.agents.some(isAgent)),
        'gone on both nodes',
      )
    await eventually(() => heard.at(-1) === false, 'gone by polls')
    // It came and went once: no node took it back.
    expect(heard.filter((isHere, index) => isHere !== heard[index - 1] && (isHere || index > 0))).toEqual([true, false])
    for (const socket of watchers) socket.close()
  })

  it('[POLL4][POLL5][A7] where a visitor without a socket is reaches the agent, by polls and by socket, on both nodes', async () => {
    const [visitorPerson, agentPerson] = [await enterVisitor(nodes().server), await hireAgent(nodes().server)]
    const visitor = await connect(visitorPerson, 'visitor')
    const conversationId = await begin(visitorPerson)
    expectOk(await say(visitorPerson, conversationId, 'here'))
    const byPolls = await connect(agentPerson, 'agent')
    byPolls.watch(conversationId)
    const pages: (string | null)[] = []
    byPolls.on('frame', (frame) => {
      if (frame.type === 'visit.changed') pages.push(frame.visit.online ? frame.visit.pageUrl : null)
    })
    const page = (path: string) => ({ pageUrl: `http://shop.test/${path}`, pageTitle: path })
    for (const path of ['tea', 'pots', 'cups']) {
      await visitor.request('visit.update', page(path))
      await eventually(() => pages.at(-1) === page(path).pageUrl, `the agent sees ${path}`)
    }
    for (const node of nodes().urls) {
      const socket = await signedInSocket(node, agentPerson)
      const { contactId } = visitorPerson.self
      await eventually(async () => {
        const { visit } = await socket.expect('visitor.read', { contactId })
        return visit?.online === true && visit.pageUrl === page('cups').pageUrl
      }, 'both nodes know')
      socket.close()
    }
    visitor.close()
    await eventually(() => pages.at(-1) === null, 'the agent sees that the visitor has gone')
    // Never back to an earlier page, whichever node answered.
    expect(pages.filter((one, index) => one !== pages[index - 1])).toEqual([
      ...['tea', 'pots', 'cups'].map((path) => page(path).pageUrl),
      null,
    ])
  })

  const endings: [name: string, end: (agent: TestAgent, url: string) => Promise<unknown>][] = [
    ['signing out', ({ who }, node) => askHttp(node, 'session.end', {}, { ...who, origin: node })],
    [
      'ending the session elsewhere',
      async ({ agentId }, node) => {
        const elsewhere = await openSession(nodes().server, nodes().server.accountId, agentId)
        const asked = { ...elsewhere.who, origin: node }
        const { sessions } = expectOk(await askHttp(node, 'session.list', {}, asked))
        const others = sessions.filter(({ current }) => !current)
        return Promise.all(others.map(({ id }) => askHttp(node, 'session.revoke', { sessionId: id }, asked)))
      },
    ],
  ]
  it.each(endings)(
    '[POLL6][LIV9][SEC-E4] %s ends a poll that waits on another node within a second',
    async (_name, end) => {
      const agent = await hireAgent(nodes().server)
      const [mine, other] = nodes().urls
      const as = { ...agent, who: { ...agent.who, origin: mine } }
      const lease = newLease()
      expectOk(await pollAs(mine, as, lease, { first: true }))
      const { digest } = expectOk(await pollAs(mine, as, lease, { digest: '' }))
      const asked = pollAs(mine, as, lease, { digest, waitMs: limits.pollWithinMs })
      await eventually(() => nodes().server.app.polls.count() > 0, 'a waiting poll')
      await end(agent, other)
      const atMs = performance.now()
      expect(await asked).toMatchObject({ status: 401, error: { code: 'auth.required' } })
      expect(performance.now() - atMs).toBeLessThan(1_000)
    },
  )

  it('[POLL6][SEC-E4] a session that ends on one node closes its socket on the other when the lease is due', async () => {
    const agent = await hireAgent(nodes().server)
    const [mine, other] = nodes().urls
    const socket = await signedInSocket(mine, agent)
    expectOk(await askHttp(other, 'session.end', {}, { ...agent.who, origin: other }))
    expect(await socket.closed).toBe(closeCodes.revoked)
  })

  it('[POLL6][LIV5] what is not one’s own is neither followed nor told apart from nothing', async () => {
    const [owner, stranger] = [await enterVisitor(nodes().server), await enterVisitor(nodes().server)]
    const conversationId = await begin(owner)
    expectOk(await say(owner, conversationId, 'private words'))
    const lease = newLease()
    const { digest } = expectOk(await pollAs(url(), stranger, lease, { first: true }))
    const ask = async (id: string) =>
      JSON.stringify(
        expectOk(await pollAs(url(), stranger, lease, { digest, watching: [{ conversationId: id, rev: 0 }] })).frames,
      ).replaceAll(id, 'ID')
    expect(await ask(conversationId)).toBe(await ask('01890a5d-ac96-774b-bcce-b302099a8057'))
    expect(await say(stranger, conversationId, 'hello')).toMatchObject({ status: 404 })
  })

  it('[POLL7] polls that wait are bounded per person; another of the same lease takes the place of the first', async () => {
    const visitor = await enterVisitor(nodes().server)
    const [node] = nodes().urls
    const any = newLease()
    const known = expectOk(await pollAs(node, visitor, any, { digest: '' })).digest
    const waiting = Array.from({ length: 25 }, () => newLease()).map((lease) =>
      pollAs(node, visitor, lease, { waitMs: 3_000, digest: known }),
    )
    const answers = await Promise.all(waiting)
    expect(answers.some((answer) => !answer.ok && answer.error.code === 'rate.limited')).toBe(true)
    const lease = newLease()
    const { digest } = expectOk(await pollAs(node, visitor, lease, { digest: '' }))
    const startMs = performance.now()
    const first = pollAs(node, visitor, lease, { digest, waitMs: limits.pollWithinMs })
    await eventually(() => nodes().server.app.polls.count() === 1, 'the first waits')
    expectOk(await pollAs(node, visitor, lease, { digest }))
    expectOk(await first)
    expect(performance.now() - startMs).toBeLessThan(5_000)
  })

  it('[POLL8][PRO8] requests carry the WebSocket’s commands only, with their checks', async () => {
    const visitor = await enterVisitor(nodes().server)
    const ask = (command: string, params: object) =>
      askHttp(url(), 'link.request', { lease: newLease(), command, params }, visitor.who)
    for (const command of ['session.list', 'link.request', 'nothing.such', 'toString', '__proto__'])
      expect(await ask(command, {})).toMatchObject({ status: 400, error: { code: 'request.invalid' } })
    expect(await ask('agent.list', {})).toMatchObject({ status: 403, error: { code: 'right.missing' } })
    expect(await ask('conversation.resume', { conversationId: 'x', rev: 0 })).toMatchObject({ status: 400 })
    expect(await ask('conversation.start', {})).toMatchObject({ status: 200 })
  })
})

describe('a server with polls that goes down', () => {
  const server = useServer()

  it('[POLL7][LIV7] answers those that wait at once, and says that it goes', async () => {
    const visitor = await enterVisitor(server())
    const lease = newLease()
    const { digest } = expectOk(await pollAs(server().url, visitor, lease, { first: true }))
    const asked = pollAs(server().url, visitor, lease, { digest, waitMs: limits.pollWithinMs })
    await eventually(() => server().app.polls.count() === 1, 'a waiting poll')
    const startMs = performance.now()
    await server().stop()
    expect(frameOf(expectOk(await asked), 'server.draining')).toHaveLength(1)
    expect(performance.now() - startMs).toBeLessThan(5_000)
  })
})

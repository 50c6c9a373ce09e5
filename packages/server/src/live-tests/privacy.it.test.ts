import { closeCodes, protocolVersion, type Retention, type ServerFrame } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openRawSocket,
  type Person,
  type RawSocket,
  rawHttp,
  requestOf,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { growLog } from '@frontdesk/testkit/grow-log'
import { beforeAll, describe, expect, it } from 'vitest'
import { runDueRetention } from '../app/privacy/retention-job.ts'
import { makeWorld, type World } from './commands-of-a-world.ts'
import { allText } from './look-into-store.ts'
import { sendText, startTalk, useServer, watching } from './testing.ts'

const dayMs = 86_400_000
const keepAll: Retention = { conversations: null, files: null, visits: null, ipAddresses: null }
const page = { pageUrl: 'http://shop.test/order?of=secret-page', pageTitle: 'Secret page' }

describe('what must not stay', () => {
  let offsetMs = 0
  const server = useServer({
    service: { policy: 'manual' },
    clock: { now: () => Date.now() + offsetMs },
    limits: { visitorMessagesPer10s: 1_000, signInsPerIpPer15m: 1_000 },
  })
  let admin: Person & { agentId: string }
  let siteId: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    siteId = expectOk(await askHttp(server().url, 'site.list', {}, admin.who)).sites[0]?.id ?? ''
  })
  const erase = (contactId: string) => askHttp(server().url, 'contact.erase', { contactId }, admin.who)
  const setRules = async (rules: Partial<Retention>) =>
    expectOk(
      await askHttp(
        server().url,
        'site.update',
        { siteId, change: { retention: { ...keepAll, ...rules } } },
        admin.who,
      ),
    )
  const removedFrames = (socket: RawSocket): ServerFrame[] =>
    socket.frames.filter(({ type }) => type === 'conversation.removed')

  it('[PRV7][LIV10][SEC-I6] erasing takes the contact out of every table, every socket and every console', async () => {
    const { visitor, socket, conversationId } = await startTalk(server(), 'words-to-be-erased')
    const { contactId } = visitor.self
    await socket.expect('contact.update', { name: 'Name To Be Erased', email: 'erased@example.com' })
    await socket.expect('visit.update', page)
    const agent = await hireAgent(server())
    const [watcher, onlooker] = [
      await watching(server(), agent, conversationId),
      await signedInSocket(server().url, await hireAgent(server())),
    ]
    const { cursor } = await onlooker.expect('feed.resume', {})
    await sendText(watcher, conversationId, 'a-note-to-be-erased', { visibility: 'staff' })
    const bystander = await startTalk(server(), 'words that stay')

    const erasure = expectOk(await erase(contactId))
    expect(erasure).toMatchObject({ contactId, by: { id: admin.agentId }, conversations: 1, entries: 2, files: 0 })
    expect(await socket.closed).toBe(closeCodes.revoked)
    const removed = { type: 'conversation.removed', conversationId }
    for (const one of [watcher, onlooker]) {
      await one.next('conversation.removed')
      expect(removedFrames(one)).toEqual([removed])
    }
    const rest = await allText(server().databaseUrl)
    for (const word of [
      'words-to-be-erased',
      'a-note-to-be-erased',
      'To Be Erased',
      'erased@',
      'secret-page',
      conversationId,
    ])
      expect(rest).not.toContain(word)
    // The record of the erasure, and the row of the audit log.
    expect(rest.split(contactId)).toHaveLength(3)
    expect(rest).toContain('words that stay')

    // A console that comes back begins its list again; the conversation is not there for anybody.
    const back = await onlooker.expect('feed.resume', { cursor })
    expect(back.reset).toBe(true)
    expect(back.items.map(({ id }) => id)).not.toContain(conversationId)
    expect(back.items.map(({ id }) => id)).toContain(bystander.conversationId)
    const absent = { type: 'error', error: { code: 'not_found' } }
    expect(await watcher.ask('conversation.resume', { conversationId, rev: 0 })).toMatchObject(absent)
    expect(await watcher.ask('message.send', { conversationId, clientId: 'late-words', text: 'late' })).toMatchObject(
      absent,
    )
    // The visitor comes back as a stranger.
    const again = await enterVisitor(server(), { token: visitor.token })
    expect(again.self).toMatchObject({ name: null, conversationId: null })
    expect(again.self.contactId).not.toBe(contactId)
    expect(expectOk(await askHttp(server().url, 'erasure.list', {}, admin.who)).erasures[0]).toEqual(erasure)
    expect((await erase(contactId)).status).toBe(404)
    for (const one of [watcher, onlooker, bystander.socket]) one.close()
  })

  it('[PRV7] nothing of a visit is kept that ends because of it, or while it was about to end', async () => {
    for (const leavesBefore of [true, false]) {
      const visitor = await enterVisitor(server())
      const socket = await signedInSocket(server().url, visitor)
      await socket.expect('visit.update', page)
      const { contactId } = visitor.self
      if (leavesBefore) {
        socket.close()
        await socket.closed
        await eventually(
          () => server().app.presence.visitor(server().accountId, contactId) === undefined,
          'the visitor to be gone',
        )
      }
      expectOk(await erase(contactId))
      await socket.closed
      await eventually(
        () => server().app.presence.visitor(server().accountId, contactId) === undefined,
        'the visitor to be gone',
      )
      const late = { ...(await server().app.store.account(server().accountId).contacts.lastVisit(contactId)) }
      expect(late).toEqual({})
    }
  })

  it('[PRV7] a visitor who comes in at that very moment does not slip through', async () => {
    for (let round = 0; round < 5; round += 1) {
      const visitor = await enterVisitor(server())
      const tickets = await Promise.all(Array.from({ length: 8 }, () => visitor.ticket()))
      const sockets = await Promise.all(tickets.map(() => openRawSocket(server().url)))
      const erased = erase(visitor.self.contactId)
      for (const [index, socket] of sockets.entries()) {
        socket.say({ type: 'hello', version: protocolVersion, ticket: tickets[index]?.ticket })
        await new Promise((resolve) => setImmediate(resolve))
      }
      expectOk(await erased)
      const codes = await Promise.all(sockets.map(({ closed }) => closed))
      for (const code of codes) expect([closeCodes.revoked, closeCodes.unauthenticated]).toContain(code)
    }
  })

  it('[PRV8] what is sent while the contact is erased is stored and gone, or not found', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    const agent = await watching(server(), await hireAgent(server()), conversationId)
    const sends = Array.from({ length: 40 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i))
      return agent.ask('message.send', { conversationId, clientId: `racing-words-${i}`, text: `racing ${i}` })
    })
    await sends[5]
    const erased = expectOk(await erase(visitor.self.contactId))
    const answers = await Promise.all(sends)
    const stored = answers.filter(({ type }) => type === 'result')
    for (const answer of answers) if (answer.type === 'error') expect(answer.error.code).toBe('not_found')
    // Beside these: the first words, and that the agent took it.
    expect(erased.entries).toBe(2 + stored.length)
    expect(await allText(server().databaseUrl)).not.toMatch(/racing \d/)
    await socket.closed
    agent.close()
  })

  it('[PRV2] a long conversation is erased in pieces, while others go on writing', async () => {
    const [long, other] = [await startTalk(server()), await startTalk(server())]
    await growLog(server().databaseUrl, long.conversationId, 60_000)
    const erasing = askHttp(server().url, 'contact.erase', { contactId: long.visitor.self.contactId }, admin.who)
    let isDone = false
    void erasing.then(() => {
      isDone = true
    })
    const seqs: number[] = []
    while (!isDone) seqs.push((await sendText(other.socket, other.conversationId, 'meanwhile')).seq)
    expect(expectOk(await erasing)).toMatchObject({ conversations: 1, entries: 60_001 })
    expect(seqs.length).toBeGreaterThan(3)
    expect(await allText(server().databaseUrl)).not.toContain(long.conversationId)
    other.socket.close()
  })

  it('[SEC-I1][PRV9] an export holds all of the contact, and no note, nobody else and no other company', async () => {
    const { visitor, socket, conversationId } = await startTalk(server(), 'mine: first')
    await socket.expect('contact.update', { name: 'Wang Fang', phone: '+86 10 1234' })
    await socket.expect('visit.update', page)
    const agent = await watching(server(), await hireAgent(server(), { name: 'Li Wei' }), conversationId)
    await agent.expect('conversation.take', { conversationId, from: null })
    await sendText(agent, conversationId, 'a secret note', { visibility: 'staff' })
    await sendText(agent, conversationId, 'an answer')
    for (let i = 0; i < 210; i += 1) await sendText(socket, conversationId, `mine: ${i}`)
    const other = await startTalk(server(), 'somebody else’s words')
    const { contactId } = visitor.self
    const file = expectOk(await askHttp(server().url, 'contact.export', { contactId }, admin.who))
    expect(file).toMatchObject({
      company: 'Acme',
      contact: { id: contactId, name: 'Wang Fang', phone: '+86 10 1234', email: null },
      visits: [{ ...page, online: true }],
      conversations: [{ id: conversationId, siteName: 'Acme shop', status: 'open' }],
    })
    const entries = file.conversations[0]?.entries ?? []
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
    expect(entries).toHaveLength(213)
    expect(entries[0]).toMatchObject({ author: { kind: 'contact' }, origin: { ip: expect.any(String) } })
    expect(entries.filter(({ content }) => content.kind === 'assigned')).toHaveLength(1)
    expect(entries.find(({ author }) => author.kind === 'agent')?.author.label).toBe('Li Wei')
    const text = JSON.stringify(file)
    for (const foreign of ['a secret note', 'somebody else', other.visitor.self.contactId])
      expect(text).not.toContain(foreign)
    const request = requestOf('contact.export', { contactId }, server().url, admin.who)
    if (request !== null) expect((await rawHttp(server().url, request)).headers['cache-control']).toContain('no-store')
    for (const one of [socket, agent, other.socket]) one.close()
  })

  it('[PRV3][PRV4] a run removes what its rules say and counts it; open and recent things stay', async () => {
    const world: World = await makeWorld(server(), 'another')
    const before = await allText(server().databaseUrl)
    const closed = await startTalk(server(), 'old and closed')
    const open = await startTalk(server(), 'old and open')
    const passing = await enterVisitor(server())
    const agent = await signedInSocket(server().url, await hireAgent(server()))
    await agent.expect('conversation.resume', { conversationId: closed.conversationId, rev: 0 })
    await agent.expect('conversation.close', { conversationId: closed.conversationId })
    for (const { socket } of [closed, open]) socket.close()
    await setRules({ conversations: 30, visits: 30, ipAddresses: 7 })
    const run = async () => expectOk(await askHttp(server().url, 'retention.run', { siteId }, admin.who))

    expect(await run()).toMatchObject({ siteName: 'Acme shop', conversations: 0, entries: 0, pages: 0, contacts: 0 })
    offsetMs += 10 * dayMs
    const first = await run()
    expect(first).toMatchObject({ conversations: 0, visits: 0, pages: 0 })
    expect(first.ipAddresses).toBeGreaterThanOrEqual(2)
    const recent = await startTalk(server(), 'recent and closed')
    await agent.expect('conversation.close', { conversationId: recent.conversationId })
    // What is being written to, as by the search index, is left for the next run.
    await server().app.searchIndexer.settled()
    offsetMs += 25 * dayMs
    const mark = agent.frames.length
    const second = await run()
    expect(second).toMatchObject({ conversations: 1, entries: 2, files: 0 })
    expect(second.contacts).toBeGreaterThanOrEqual(1)
    expect(await agent.next('conversation.removed', mark)).toMatchObject({ conversationId: closed.conversationId })
    const rest = await allText(server().databaseUrl)
    expect(rest).not.toContain('old and closed')
    expect(rest).not.toContain(passing.self.contactId)
    for (const kept of ['old and open', 'recent and closed', world.things.contactId, world.things.spareContactId])
      expect(rest).toContain(kept)
    expect(before).toContain(world.things.conversationId)
    const { runs } = expectOk(await askHttp(server().url, 'retention.list', {}, admin.who))
    expect(runs.slice(0, 2)).toEqual([second, first])
    await setRules({})
    for (const one of [agent, recent.socket]) one.close()
  })

  it('[PRV3] a visitor who is here begins anew when its conversation has gone', async () => {
    const { socket, visitor, conversationId } = await startTalk(server(), 'will rest')
    await socket.expect('conversation.close', { conversationId })
    await setRules({ conversations: 1 })
    offsetMs += 2 * dayMs
    expectOk(await askHttp(server().url, 'retention.run', { siteId }, admin.who))
    expect(await socket.next('conversation.removed')).toMatchObject({ conversationId })
    const anew = await socket.expect('conversation.start', {})
    expect(anew.conversationId).not.toBe(conversationId)
    await sendText(socket, anew.conversationId, 'hello again')
    const back = await enterVisitor(server(), { token: visitor.token })
    expect(back.self).toMatchObject({ contactId: visitor.self.contactId, conversationId: anew.conversationId })
    await setRules({})
    socket.close()
  })

  it('[PRV5] the rules carry themselves out once a day, after a restart too', async () => {
    await setRules({ conversations: 1 })
    const runs = async () =>
      expectOk(await askHttp(server().url, 'retention.list', {}, (await signInAdmin(server())).who)).runs.length
    const due = () => runDueRetention(server().app, () => false)
    offsetMs += 2 * dayMs
    await Promise.all([due(), due()])
    const before = await runs()
    await due()
    await server().restart()
    await due()
    expect(await runs()).toBe(before)
    offsetMs += dayMs
    await Promise.all([due(), due()])
    expect(await runs()).toBe(before + 1)
    await setRules({})
    offsetMs += dayMs
    await due()
    expect(await runs()).toBe(before + 1)
  })
})

import type { Callback, Result } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  firstCompany,
  hireAgent,
  openSession,
  type RawSocket,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { holdTable } from './hold-table.ts'
import { startTalk, useServer } from './testing.ts'

describe('the revisit list', () => {
  const server = useServer({ service: { policy: 'manual' } })

  const agent = async () => {
    const { agentId } = await hireAgent(server(), { company: firstCompany(server()), role: 'agent' })
    const session = await openSession(server(), firstCompany(server()).accountId, agentId)
    return { agentId, socket: await signedInSocket(server().url, session) }
  }
  /** The first frame that tells this of an entry. */
  const about = async (socket: RawSocket, id: string, is: (callback: Callback) => boolean = () => true) => {
    const told = () =>
      socket.frames.flatMap((frame) =>
        frame.type === 'callback.changed' && frame.callback.id === id && is(frame.callback) ? [frame.callback] : [],
      )
    await eventually(() => told().length > 0, 'a change of the entry')
    return told()[0]
  }
  const notices = (socket: RawSocket, id: string) =>
    socket.frames.flatMap((frame) =>
      frame.type === 'callback.notice' && frame.callback.id === id ? [frame.reason] : [],
    )
  const removed = async (socket: RawSocket, id: string) =>
    eventually(
      () => socket.frames.some((frame) => frame.type === 'callback.removed' && frame.callbackId === id),
      'the removal of the entry',
    )

  it('[CBK3][D2] shows every change at once to every agent', async () => {
    const [li, chen] = [await agent(), await agent()]
    const made = await li.socket.expect('callback.create', { name: 'Wang', phone: '+86 10 1234', reason: 'Refund' })
    expect(made).toMatchObject({ label: 'Wang', rev: 1, state: 'open', owner: null, standing: 'away', attempts: 0 })
    expect(await about(chen.socket, made.id)).toEqual(made)
    const claimed = await chen.socket.expect('callback.claim', { callbackId: made.id, rev: 1, claim: true })
    expect(claimed.owner?.id).toBe(chen.agentId)
    expect(await about(li.socket, made.id, ({ rev }) => rev === 2)).toEqual(claimed)
    await chen.socket.expect('callback.remove', { callbackId: made.id })
    await removed(li.socket, made.id)
  })

  it('[CBK4] refuses a change of an older state and brings the newest along', async () => {
    const { socket } = await agent()
    const { id } = await socket.expect('callback.create', { name: 'Wang' })
    const newer = await socket.expect('callback.update', { callbackId: id, rev: 1, change: { reason: 'First' } })
    const answer = await socket.ask('callback.update', { callbackId: id, rev: 1, change: { reason: 'Second' } })
    expect(answer).toMatchObject({ type: 'error', error: { code: 'callback.changed', details: { callback: newer } } })
    expect(await socket.expect('callback.read', { callbackId: id })).toEqual(newer)
  })

  it('[CBK4] lets one of many who change the same state win', async () => {
    const { socket } = await agent()
    const { id } = await socket.expect('callback.create', { name: 'Wang' })
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => socket.ask('callback.update', { callbackId: id, rev: 1, change: { reason: `${n}` } })),
    )
    expect(answers.filter(({ type }) => type === 'result')).toHaveLength(1)
    expect((await socket.expect('callback.read', { callbackId: id })).rev).toBe(2)
  })

  it('[CBK1][D6] puts a contact on the list once, from its conversation', async () => {
    const { socket } = await agent()
    const { conversationId, visitor } = await startTalk(server())
    const made = await socket.expect('callback.create', { conversationId, reported: 'The parcel is late' })
    expect(made).toMatchObject({ conversationId, contact: { id: visitor.self.contactId }, standing: 'away' })
    const again = await socket.ask('callback.create', { contactId: visitor.self.contactId })
    expect(again).toMatchObject({ error: { code: 'callback.exists', details: { callbackId: made.id } } })
    await socket.expect('callback.update', { callbackId: made.id, rev: 1, change: { state: 'done' } })
    await socket.expect('callback.create', { contactId: visitor.self.contactId })
    const back = await socket.ask('callback.update', { callbackId: made.id, rev: 2, change: { state: 'open' } })
    expect(back).toMatchObject({ error: { code: 'callback.exists' } })
    expect(await socket.ask('callback.create', { reason: 'Nobody' })).toMatchObject({
      error: { code: 'request.invalid' },
    })
  })

  it('[CBK6] takes a removal back as it was', async () => {
    const { socket } = await agent()
    const { id } = await socket.expect('callback.create', { name: 'Wang' })
    const before = await socket.expect('callback.update', { callbackId: id, rev: 1, change: { attempt: 'missed' } })
    for (const _ of [1, 2]) await socket.expect('callback.remove', { callbackId: id })
    expect(await socket.ask('callback.read', { callbackId: id })).toMatchObject({ error: { code: 'not_found' } })
    for (const _ of [1, 2]) expect(await socket.expect('callback.restore', { callbackId: id })).toEqual(before)
  })

  it('[CBK5] finds by part of a text and by filters, page by page', async () => {
    const { socket, agentId } = await agent()
    const tag = `tag${agentId.slice(-8)}`
    const made: string[] = []
    for (let n = 0; n < 55; n += 1) {
      const { id } = await socket.expect('callback.create', { name: `W_${n}`, reason: tag, dueAtMs: 2e12 + n })
      made.push(id)
    }
    const first = await socket.expect('callback.list', { search: tag.toUpperCase() })
    const second = await socket.expect('callback.list', { search: tag, before: first.next ?? '' })
    expect([...first.callbacks, ...second.callbacks].map(({ id }) => id)).toEqual(made)
    expect(second.next).toBeNull()
    const found = async (filter: Parameters<typeof socket.expect<'callback.list'>>[1]) =>
      (await socket.expect('callback.list', { search: tag, ...filter })).callbacks.length
    const { id } = await socket.expect('callback.create', { email: 'w@example.com', reason: tag, dueAtMs: 1_000 })
    await socket.expect('callback.claim', { callbackId: id, rev: 1, claim: true })
    expect(await found({ owner: 'me' })).toBe(1)
    expect(await found({ due: 'past' })).toBe(1)
    expect(await found({ due: 'none' })).toBe(0)
    expect(await found({ state: 'solved' })).toBe(0)
    expect(await found({ present: true })).toBe(0)
    // Signs of the pattern language are letters like others.
    const one = await socket.expect('callback.list', { search: 'W_7' })
    expect(one.callbacks.map(({ label }) => label)).toEqual(['W_7'])
    expect((await socket.expect('callback.list', { search: "%' or 1=1 --" })).callbacks).toEqual([])
  })

  it('[CBK9][CBK7][D3][D7] tells who is here and in service, and its owner when a solved one comes', async () => {
    const [li, chen] = [await agent(), await agent()]
    const visitor = await enterVisitor(server())
    const { contactId } = visitor.self
    const made = await li.socket.expect('callback.create', { contactId, state: 'solved' })
    const claimed = await li.socket.expect('callback.claim', { callbackId: made.id, rev: 1, claim: true })
    const socket = await signedInSocket(server().url, visitor)
    const here = await about(chen.socket, made.id, ({ standing }) => standing === 'here')
    expect(here).toMatchObject({ rev: claimed.rev, inService: false })
    await eventually(() => notices(li.socket, made.id).length > 0, 'a notice')
    expect(notices(li.socket, made.id)).toEqual(['online'])
    expect(notices(chen.socket, made.id)).toEqual([])
    expect((await li.socket.expect('callback.list', { present: true })).callbacks.map(({ id }) => id)).toContain(
      made.id,
    )
    const { conversationId } = await socket.expect('conversation.start', {})
    await socket.expect('message.send', { conversationId, clientId: 'first-words', text: 'Hello' })
    await chen.socket.expect('conversation.take', { conversationId, from: null })
    await about(li.socket, made.id, ({ inService }) => inService)
    socket.close()
    await about(li.socket, made.id, ({ standing }) => standing === 'away')
  }, 20_000)

  it('[CBK7] tells nobody of who is served when the entry is made, however soon that conversation is closed', async () => {
    const { socket } = await agent()
    const { visitor, conversationId } = await startTalk(server())
    await socket.expect('conversation.take', { conversationId, from: null })
    // Nobody's presence can be written down before the conversation is closed.
    const held = await holdTable(server().databaseUrl, 'contact_presence')
    const { id } = await socket.expect('callback.create', { contactId: visitor.self.contactId, state: 'solved' })
    await socket.expect('conversation.close', { conversationId })
    await held.release()
    await about(socket, id, ({ standing }) => standing === 'here')
    // What is told of one change comes together.
    await socket.expect('callback.list', {})
    expect(notices(socket, id)).toEqual([])
  })

  it('[CBK15][D7] begins the second service with an invitation that says the agent’s words, and counts it once', async () => {
    const { socket, agentId } = await agent()
    const { visitor, socket: visitors, conversationId: first } = await startTalk(server())
    await visitors.expect('conversation.close', { conversationId: first })
    const { id } = await socket.expect('callback.create', { contactId: visitor.self.contactId, state: 'solved' })
    const words = { callbackId: id, clientId: 'second-service', text: 'Your parcel is on its way' }
    const { conversationId, callback } = await socket.expect('callback.serve', words)
    expect(conversationId).toBeNull()
    expect(callback).toMatchObject({ attempts: 1, lastAttempt: { by: { id: agentId }, result: 'written' } })
    const invitation = await eventually(() =>
      visitors.frames.flatMap((frame) => (frame.type === 'invitation.changed' ? [frame.invitation] : [])).at(-1),
    )
    expect(invitation).toMatchObject({ state: 'pending', text: words.text, agent: { id: agentId } })
    expect((await socket.expect('callback.serve', words)).callback.attempts).toBe(1)
    const accepted = await visitors.expect('invitation.accept', { invitationId: invitation.id })
    expect(accepted.conversationId).toBe(first)
    const { entries, conversation } = await socket.expect('conversation.resume', { conversationId: first, rev: 0 })
    expect(conversation).toMatchObject({ status: 'open', assignee: { id: agentId } })
    expect(entries.findLast(({ content }) => content.kind === 'message')?.content).toMatchObject({ text: words.text })
    const inChat = await socket.expect('callback.serve', { ...words, clientId: 'third-service' })
    expect(inChat).toMatchObject({ conversationId: first, callback: { attempts: 2 } })
  })

  it('[CBK15][CBK7][D7] writes to who is not on the site, and counts it once', async () => {
    const { socket, agentId } = await agent()
    const { visitor, socket: visitors, conversationId: first } = await startTalk(server())
    await visitors.expect('conversation.close', { conversationId: first })
    visitors.close()
    await eventually(() => !server().app.live.isVisitorHere(firstCompany(server()).accountId, visitor.self.contactId))
    const { id } = await socket.expect('callback.create', { contactId: visitor.self.contactId, state: 'solved' })
    const words = { callbackId: id, clientId: 'second-service', text: 'Your parcel is on its way' }
    const { conversationId, callback } = await socket.expect('callback.serve', words)
    expect(callback).toMatchObject({
      attempts: 1,
      lastAttempt: { by: { id: agentId }, result: 'written' },
      conversationId,
    })
    const { entries } = await socket.expect('conversation.resume', { conversationId: first, rev: 0 })
    expect(JSON.stringify(entries)).toContain(words.text)
    expect((await socket.expect('callback.serve', words)).callback.attempts).toBe(1)
    const byHand = await socket.expect('callback.create', { name: 'Nobody here' })
    const refused = await socket.ask('callback.serve', { ...words, callbackId: byHand.id })
    expect(refused).toMatchObject({ error: { code: 'request.invalid' } })
  })

  it('[CBK8] reminds everybody while nobody has claimed it', async () => {
    const [li, chen] = [await agent(), await agent()]
    const { id } = await li.socket.expect('callback.create', { name: 'Wang', dueAtMs: Date.now() + 300 })
    for (const { socket } of [li, chen])
      expect(await eventually(() => notices(socket, id)[0], 'a reminder')).toBe('due')
  })

  it('[CBK10][CBK11] goes out and comes in as a table', async () => {
    const admin = await signInAdmin(server())
    const ask = async (csv: string) => askHttp(server().url, 'callback.import', { csv }, admin.who)
    const wrong = await ask('name,email\nFine,fine@example.com\n,\nBad,nowhere')
    expect(wrong).toMatchObject({
      status: 400,
      error: {
        code: 'import.invalid',
        details: { lines: [{ line: 4, column: 'email', problem: 'wrong' }] },
      },
    })
    const listed = async (search: string): Promise<Result<'callback.list'>> =>
      expectOk(await askHttp(server().url, 'callback.list', { search }, admin.who))
    expect((await listed('fine@example.com')).callbacks).toEqual([])
    const big = `name,reason\n${Array.from({ length: 900 }, (_, n) => `Import ${n},${'理由'.repeat(40)}`).join('\n')}`
    expect(expectOk(await ask(big))).toEqual({ imported: 900 })
    expect(expectOk(await ask('name,reason\n=HYPERLINK(1),"@SUM, twice"'))).toEqual({ imported: 1 })
    const { csv } = expectOk(await askHttp(server().url, 'callback.export', {}, admin.who))
    expect(csv).toContain(`"'=HYPERLINK(1)","","","'@SUM, twice"`)
    expect(csv.split('\r\n').length).toBeGreaterThan(900)
  })

  it('[CBK12] goes with its contact, and is told in its export', async () => {
    const admin = await signInAdmin(server())
    const { socket } = await agent()
    const { visitor, conversationId } = await startTalk(server())
    const { contactId } = visitor.self
    const { id } = await socket.expect('callback.create', {
      conversationId,
      reason: 'Refund',
      dueAtMs: Date.now() + 9e6,
    })
    const file = expectOk(await askHttp(server().url, 'contact.export', { contactId }, admin.who))
    expect(file.callbacks).toMatchObject([{ reason: 'Refund', state: 'open' }])
    expectOk(await askHttp(server().url, 'contact.erase', { contactId }, admin.who))
    await removed(socket, id)
    expect(await socket.ask('callback.restore', { callbackId: id })).toMatchObject({ error: { code: 'not_found' } })
    const timers = await server().app.store.timers.until(Date.now() + 1e7, 100)
    await eventually(() => !timers.some(({ subjectId }) => subjectId === id), 'no timer left')
  })
})

import { attachFeed } from '@frontdesk/client'
import { event, noRouting, system } from '@frontdesk/domain'
import { type CommandName, limits, protocolVersion } from '@frontdesk/protocol'
import { askHttp, eventually, expectOk, hireAgent, signedInSocket, type TestAgent } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { newClientId, sendText, startTalk, type Talk, useServer, watching } from './testing.ts'

describe('an agent who sees its own conversations only', () => {
  const server = useServer({ limits: { signInsPerIpPer15m: 1_000 }, service: { policy: 'manual' } })
  let narrow: TestAgent
  let colleague: TestAgent
  /** One that the narrow agent has, and one that it has not. */
  let own: Talk
  let other: Talk
  beforeAll(async () => {
    narrow = await hireAgent(server(), { rights: ['visitors.handle'] })
    colleague = await hireAgent(server())
    own = await startTalk(server(), 'Mine')
    other = await startTalk(server(), 'Not mine')
    const { account } = { account: server().app.store.account(server().accountId) }
    await take(colleague, other)
    await server().app.store.log.submit({
      kind: 'decide',
      accountId: server().accountId,
      conversationId: own.conversationId,
      actor: { kind: 'agent', id: narrow.agentId },
      clientId: null,
      decide: () => ({
        kind: 'append',
        entries: [
          {
            id: server().app.ids.next(),
            author: { kind: 'agent', id: narrow.agentId },
            visibility: 'everyone',
            clientId: null,
            content: { kind: 'assigned', assigneeId: narrow.agentId, fromId: null },
            origin: null,
          },
        ],
        head: { status: 'open', assigneeId: narrow.agentId },
      }),
    })
    expect((await account.conversations.serviceById(own.conversationId))?.assigneeId).toBe(narrow.agentId)
  })

  const take = async (agent: TestAgent, talk: Talk, from: string | null = null): Promise<void> => {
    const params = { conversationId: talk.conversationId, from }
    expectOk(await askHttp(server().url, 'conversation.take', params, agent.who))
  }

  it('[RGT2] finds no other in any list, nor in the feed', async () => {
    for (const tab of ['mine', 'queue', 'team', 'closed'] as const) {
      const { items } = expectOk(await askHttp(server().url, 'conversation.list', { tab }, narrow.who))
      const wanted = tab === 'mine' || tab === 'team' ? [own.conversationId] : []
      expect(items.map(({ id }) => id)).toEqual(wanted)
    }
    const feed = expectOk(await askHttp(server().url, 'feed.resume', {}, narrow.who))
    expect(feed.items.map(({ id }) => id)).toEqual([own.conversationId])
    const again = expectOk(await askHttp(server().url, 'feed.resume', { cursor: feed.cursor }, narrow.who))
    expect(again).toMatchObject({ reset: true })
    expect(again.items.map(({ id }) => id)).toEqual([own.conversationId])
  })

  it('[RGT2][SEC-B4] every act on another answers as if it did not exist, on both doors', async () => {
    const socket = await signedInSocket(server().url, narrow)
    const about = (conversationId: string): [CommandName, object][] => [
      ['conversation.resume', { conversationId, rev: 0 }],
      ['conversation.history', { conversationId, beforeSeq: 2 }],
      ['message.send', { conversationId, clientId: newClientId(), text: 'words' }],
      ['conversation.take', { conversationId, from: colleague.agentId }],
      ['conversation.close', { conversationId }],
      ['receipt.update', { conversationId, readSeq: 1 }],
      [
        'contact.read',
        { contactId: conversationId === other.conversationId ? other.visitor.self.contactId : conversationId },
      ],
      [
        'visitor.read',
        { contactId: conversationId === other.conversationId ? other.visitor.self.contactId : conversationId },
      ],
    ]
    const nothing = about('01890a5d-ac96-774b-bcce-b302099a8057')
    for (const [index, [command, params]] of about(other.conversationId).entries()) {
      const [, absent] = nothing[index] ?? ['', {}]
      const [here, there] = [await socket.ask(command, params as never), await socket.ask(command, absent as never)]
      expect(here, command).toMatchObject({ type: 'error', error: { code: 'not_found' } })
      expect({ ...here, id: 0 }, command).toEqual({ ...there, id: 0 })
      const overHttp = await askHttp(server().url, command as 'conversation.close', params as never, narrow.who)
      expect(overHttp, command).toMatchObject({ ok: false, status: 404 })
    }
    socket.close()
  })

  it('[RGT2][LIV5] hears nothing of another, by socket or by poll', async () => {
    const socket = await watching(server(), narrow, own.conversationId)
    const poll = (await firstPoll()).feed
    await sendText(other.socket, other.conversationId, 'A secret word')
    await sendText(own.socket, own.conversationId, 'A word for you')
    await eventually(() => socket.texts.some((text) => text.includes('A word for you')), 'its own')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(socket.texts.join()).not.toContain('A secret word')
    expect(socket.texts.join()).not.toContain(other.conversationId)
    const answer = await pollFor(poll)
    expect(JSON.stringify(answer)).not.toContain('A secret word')
    // What went out of sight can't be told as a change, so its reader begins again.
    expect(answer.feed).toBeNull()
    socket.close()
  })

  const pollFor = async (feed: string | null, conversationId = other.conversationId) =>
    expectOk(
      await askHttp(
        server().url,
        'link.poll',
        {
          version: protocolVersion,
          lease: 'lease-of-sight',
          first: false,
          waitMs: Math.min(200, limits.pollWithinMs),
          watching: [{ conversationId, rev: 0 }],
          feed,
          digest: null,
        },
        narrow.who,
      ),
    )
  const firstPoll = async () => {
    const { cursor } = expectOk(await askHttp(server().url, 'feed.resume', {}, narrow.who))
    const answer = await pollFor(cursor)
    expect(answer.frames).toContainEqual({ type: 'conversation.hidden', conversationId: other.conversationId })
    expect(JSON.stringify(answer)).not.toContain('Not mine')
    return answer
  }

  it('[RGT2][SEC-B4] loses one that a colleague takes over, at once, and gets it when it comes back', async () => {
    const socket = await watching(server(), narrow, own.conversationId)
    await take(colleague, own, narrow.agentId)
    expect(await socket.next('conversation.hidden')).toMatchObject({ conversationId: own.conversationId })
    const heard = socket.frames.length
    await sendText(own.socket, own.conversationId, 'For the colleague')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(JSON.stringify(socket.frames.slice(heard))).not.toContain(own.conversationId)
    const refused = await socket.ask('message.send', {
      conversationId: own.conversationId,
      clientId: newClientId(),
      text: 'Late',
    })
    expect(refused).toMatchObject({ type: 'error', error: { code: 'not_found' } })
    socket.close()
  })

  it('[RGT2][RGT3] whoever is given a wider sight has at once what it could not see, in a list that was open', async () => {
    const boss = await hireAgent(server(), { role: 'administrator' })
    const own = expectOk(await askHttp(server().url, 'role.create', { name: 'Own only', rights: [] }, boss.who))
    const agent = await hireAgent(server())
    const client = agent.client()
    const timers = {
      nowMs: Date.now,
      set: (run: () => void, delayMs: number) => setTimeout(run, delayMs),
      clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
    }
    const feed = attachFeed(client, { timers, random: Math.random })
    onTestFinished(() => {
      feed.close()
      client.close()
    })
    const sees = (): boolean => feed.current && feed.items.has(other.conversationId)
    await eventually(sees, 'the list of all')
    expectOk(await askHttp(server().url, 'agent.update', { agentId: agent.agentId, roleId: own.id }, boss.who))
    await eventually(() => feed.current && feed.items.size === 0, 'the list of its own')
    expectOk(await askHttp(server().url, 'agent.update', { agentId: agent.agentId, role: 'agent' }, boss.who))
    await eventually(sees, 'the list of all again')
  })

  it('[RGT2][RGT3] once it sees all, its list begins again with what it has not had', async () => {
    const { cursor } = expectOk(await askHttp(server().url, 'feed.resume', {}, narrow.who))
    const boss = await hireAgent(server(), { role: 'administrator' })
    expectOk(await askHttp(server().url, 'agent.update', { agentId: narrow.agentId, role: 'agent' }, boss.who))
    const feed = expectOk(await askHttp(server().url, 'feed.resume', { cursor }, narrow.who))
    expect(feed).toMatchObject({ reset: true })
    expect(feed.items.map(({ id }) => id)).toContain(other.conversationId)
    const again = expectOk(await askHttp(server().url, 'feed.resume', { cursor: feed.cursor }, narrow.who))
    expect(again).toMatchObject({ reset: false })
  })

  it('[RGT2][E10] sees what waits for it alone, before it has it, and takes it', async () => {
    const { app, accountId } = server()
    // Busy, so that it is not given what waits for it before it has looked.
    expectOk(await askHttp(server().url, 'state.set', { state: 'busy' }, narrow.who))
    const given = await startTalk(server(), 'For you alone')
    onTestFinished(() => given.socket.close())
    await app.store.log.submit({
      kind: 'decide',
      accountId,
      conversationId: given.conversationId,
      actor: system,
      clientId: null,
      decide: () => ({
        kind: 'append',
        entries: [event(app.ids.next(), system, { kind: 'queued' })],
        head: {
          status: 'queued',
          assigneeId: null,
          routing: { ...noRouting, lane: 'own', queuedAtMs: app.clock.now(), wantedAgentId: narrow.agentId },
        },
      }),
    })
    const { items } = expectOk(await askHttp(server().url, 'conversation.list', { tab: 'queue' }, narrow.who))
    expect(items.map(({ id }) => id)).toEqual([given.conversationId])
    await take(narrow, given)
  })
})

import { askHttp, eventually, expectOk, type RawSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { setState } from '../app/agents/state.ts'
import {
  agrees,
  aSession,
  asked,
  calledIn,
  entriesOf,
  gathers,
  howAnswered,
  looksInto,
  picksOf,
  roomOf,
  says,
  textsOf,
  toldSession,
} from './gathering.ts'
import { agentComes, guestComes, hears, tabOf } from './inviting.ts'
import { sendText, useServer } from './testing.ts'

const codeOf = (answer: Awaited<ReturnType<RawSocket['ask']>>) => answer.type === 'error' && answer.error.code

describe('sessions of several', () => {
  const server = useServer({
    limits: { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 },
    service: { policy: 'manual' },
  })

  it('[B2][SES1] only who is here now can be picked; the others are refused with a reason, and the rest is asked', async () => {
    const [wei, ana, bo] = [await agentComes(server()), await agentComes(server()), await agentComes(server())]
    await setState(server().app, { accountId: server().accountId, agentId: bo.agentId }, 'offline', null)
    const [ada, gone] = [await guestComes(server()), await guestComes(server())]
    gone.socket.close()
    await eventually(() => !server().app.live.isVisitorHere(server().accountId, gone.contactId))
    const { conversationId, refused } = await gathers(wei, [ada, gone], [ana, bo])
    expect(refused).toEqual([
      { kind: 'agent', id: bo.agentId, reason: 'absent' },
      { kind: 'contact', id: gone.contactId, reason: 'absent' },
    ])
    expect((await roomOf(wei, conversationId)).members.map(({ party }) => party.id)).toEqual([wei.agentId, ana.agentId])
    await asked(ada, conversationId)
    const nobody = await wei.socket.ask('room.gather', picksOf([gone]))
    expect(codeOf(nobody)).toBe('room.refused')
    const again = await wei.socket.ask('room.invite', { conversationId, ...picksOf([ada], [ana]) })
    expect(again).toMatchObject({
      error: {
        code: 'room.refused',
        details: {
          refused: [
            { id: ana.agentId, reason: 'member' },
            { id: ada.contactId, reason: 'invited' },
          ],
        },
      },
    })
  })

  it('[B3][B7][SES2][SES6] the server’s id goes to all with the request; agents are in it without asking, visitors once they agree', async () => {
    const [wei, ana] = [await agentComes(server()), await agentComes(server())]
    const [ada, bea] = [await guestComes(server()), await guestComes(server())]
    const { conversationId } = await gathers(wei, [ada, bea], [ana])
    await eventually(() =>
      ana.socket.frames.some(
        (frame) => frame.type === 'feed.changed' && frame.items.some(({ id }) => id === conversationId),
      ),
    )
    expect((await asked(ada)).sessionId).toBe(conversationId)
    expect(codeOf(await ada.socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
    expect(await agrees(ada)).toBe(conversationId)
    await eventually(() => toldSession(ada) === conversationId)
    await agrees(bea)
    const joined = (await entriesOf(wei, conversationId)).map(({ author, content }) =>
      content.kind === 'joined' ? [author.id, ...content.parties.map(({ id }) => id)] : content.kind,
    )
    expect(joined).toEqual([
      [wei.agentId, wei.agentId, ana.agentId],
      [ada.contactId, ada.contactId],
      [bea.contactId, bea.contactId],
    ])
    await bea.socket.expect('room.leave', { conversationId })
    expect((await entriesOf(ada, conversationId)).at(-1)?.content).toMatchObject({ kind: 'left', party: { number: 2 } })
    expect(codeOf(await bea.socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
    await eventually(() => toldSession(bea) === null)
  })

  it('[B8][SES7] every message reaches every participant, in one order; what agents note is for agents', async () => {
    const [wei, ana] = [await agentComes(server()), await agentComes(server())]
    const { conversationId, guests } = await aSession(server(), wei, { guests: 3, colleagues: [ana] })
    await looksInto(ana, conversationId)
    const everybody = [wei, ana, ...guests]
    await Promise.all(everybody.map((one, at) => says(one, conversationId, `from ${at}`)))
    await sendText(wei.socket, conversationId, 'Between us', { visibility: 'staff' })
    const said = await textsOf(guests[0] ?? wei, conversationId)
    expect([...said].sort()).toEqual(everybody.map((_, at) => `from ${at}`))
    for (const guest of guests) expect(await textsOf(guest, conversationId)).toEqual(said)
    for (const agent of [wei, ana]) expect(await textsOf(agent, conversationId)).toEqual([...said, 'Between us'])
    const pushed = guests.map(({ socket }) => JSON.stringify(socket.frames))
    for (const text of pushed) {
      for (let at = 0; at < everybody.length; at += 1) expect(text).toContain(`from ${at}`)
      expect(text).not.toContain('Between us')
    }
  })

  it('[B6][SES5][SES8] more are invited later, by any agent in it; a visitor sees what is said from then on', async () => {
    const [wei, ana, bo] = [await agentComes(server()), await agentComes(server()), await agentComes(server())]
    const { conversationId } = await aSession(server(), wei, { guests: 1, colleagues: [ana] })
    await says(wei, conversationId, 'Before')
    const late = await guestComes(server())
    expect(await ana.socket.expect('room.invite', { conversationId, ...picksOf([late], [bo]) })).toEqual({
      refused: [],
    })
    await agrees(late)
    await says(wei, conversationId, 'After')
    expect(await textsOf(late, conversationId)).toEqual(['After'])
    expect(await textsOf(bo, conversationId)).toEqual(['Before', 'After'])
    const first = (await entriesOf(late, conversationId))[0]?.seq ?? 0
    const before = await late.socket.expect('conversation.history', { conversationId, beforeSeq: first })
    expect(before).toEqual({ entries: [], earlier: false })
    expect((await roomOf(late, conversationId)).last).toBeNull()
    const outsider = await agentComes(server())
    expect(codeOf(await outsider.socket.ask('room.invite', { conversationId, ...picksOf([]) }))).toBe('not_found')
  })

  it('[SES8] where the company wants it, who comes later sees all that was said', async () => {
    const { accountId, app } = server()
    await app.store.account(accountId).invitations.settle({ earlierText: true })
    await app.directory.refresh(accountId)
    const wei = await agentComes(server())
    const { conversationId } = await aSession(server(), wei, { guests: 1 })
    await says(wei, conversationId, 'Before')
    const late = await guestComes(server())
    await wei.socket.expect('room.invite', { conversationId, ...picksOf([late]) })
    await agrees(late)
    expect(await textsOf(late, conversationId)).toEqual(['Before'])
    await app.store.account(accountId).invitations.settle({ earlierText: false })
    await app.directory.refresh(accountId)
  })

  it('[B5][SES4] a one-to-one conversation is set aside without a seat, and goes on when the visitor has left the session', async () => {
    const wei = await agentComes(server())
    const ada = await guestComes(server())
    const { conversationId: own } = await ada.socket.expect('conversation.start', {})
    await sendText(ada.socket, own, 'Hello')
    await wei.socket.expect('conversation.take', { conversationId: own, from: null })
    await sendText(wei.socket, own, 'Good day')
    const service = async () => (await looksInto(wei, own)).conversation
    const { conversationId } = await gathers(wei, [ada])
    await agrees(ada)
    await eventually(async () => {
      const item = await service()
      return item.kind === 'service' && 'routing' in item && item.routing.restingSinceMs !== null
    })
    expect((await entriesOf(ada, own)).at(-1)?.content).toEqual({ kind: 'session', sessionId: conversationId })
    await ada.socket.expect('room.leave', { conversationId })
    await eventually(async () => {
      const item = await service()
      return 'routing' in item && item.routing.restingSinceMs === null && item.assignee?.id === wei.agentId
    })
  })

  it('[B5][SES4] one that waits in the queue is over: its visitor is served', async () => {
    const wei = await agentComes(server())
    const ada = await guestComes(server())
    const { conversationId: own } = await ada.socket.expect('conversation.start', {})
    await sendText(ada.socket, own, 'Anybody?')
    await gathers(wei, [ada])
    await agrees(ada)
    await eventually(async () => (await looksInto(ada, own)).conversation.status === 'closed')
    expect((await entriesOf(ada, own)).map(({ content }) => content.kind)).toEqual(['message', 'session', 'closed'])
  })

  it('[SES9] visitors know each other by the name they gave themselves, or as guests; never by address, mail or page', async () => {
    const wei = await agentComes(server())
    const [ada, bea] = [
      await guestComes(server()),
      await guestComes(server(), { pageUrl: 'http://shop.test/secret-page' }),
    ]
    await ada.socket.expect('contact.update', { name: 'Ada', email: 'ada@secret.test' })
    const { conversationId } = await gathers(wei, [ada, bea])
    await agrees(ada)
    await agrees(bea)
    await says(bea, conversationId, 'Hello all')
    expect((await calledIn(ada, conversationId)).slice(1)).toEqual(['Ada', 'guest 2'])
    const seen = JSON.stringify([await looksInto(ada, conversationId), ada.socket.frames])
    expect(seen).not.toContain('secret-page')
    expect(JSON.stringify([await looksInto(bea, conversationId), bea.socket.frames])).not.toContain('ada@secret.test')
    await bea.socket.expect('room.name', { conversationId, name: '  Bea ' })
    expect((await calledIn(ada, conversationId)).slice(1)).toEqual(['Ada', 'Bea'])
    expect((await entriesOf(ada, conversationId)).at(-1)?.content).toEqual({
      kind: 'named',
      from: { name: null, number: 2 },
      name: 'Bea',
    })
  })

  it('[SES10] the owner takes out and ends; nobody else does; who owned it is followed; without an agent it ends', async () => {
    const [wei, ana] = [await agentComes(server()), await agentComes(server())]
    const { conversationId, guests } = await aSession(server(), wei, { guests: 2, colleagues: [ana] })
    const [ada, bea] = guests
    if (ada === undefined || bea === undefined) throw new Error('nobody came')
    for (const one of [ana, ada])
      expect(codeOf(await one.socket.ask('room.remove', { conversationId, memberId: bea.contactId }))).toMatch(
        /room.not_owner|right.missing/,
      )
    await wei.socket.expect('room.remove', { conversationId, memberId: bea.contactId })
    await eventually(() => bea.socket.frames.some((frame) => frame.type === 'conversation.hidden'))
    expect(codeOf(await bea.socket.ask('message.send', { conversationId, clientId: 'after-12', text: 'I' }))).toBe(
      'not_found',
    )
    expect(codeOf(await ana.socket.ask('room.end', { conversationId }))).toBe('room.not_owner')
    await setState(server().app, { accountId: server().accountId, agentId: wei.agentId }, 'offline', null)
    await eventually(async () => (await roomOf(ana, conversationId)).members[0]?.role === 'owner' || undefined)
    await ana.socket.expect('room.end', { conversationId })
    await eventually(() => toldSession(ada) === null)
    expect((await roomOf(ada, conversationId)).status).toBe('closed')
    expect(codeOf(await ada.socket.ask('message.send', { conversationId, clientId: 'after-13', text: 'I' }))).toBe(
      'conversation.closed',
    )
    const alone = await aSession(server(), ana, { guests: 1 })
    await ana.socket.expect('room.leave', { conversationId: alone.conversationId })
    await eventually(() => toldSession(alone.guests[0] ?? ada) === null)
  })

  it('[SES11] the agents of a session see who agreed, declined and let it lapse; with its end nobody is asked any more', async () => {
    const [wei, ana] = [await agentComes(server()), await agentComes(server())]
    const guests = [await guestComes(server()), await guestComes(server()), await guestComes(server())]
    const [ada, bea, cy] = guests
    if (ada === undefined || bea === undefined || cy === undefined) throw new Error('nobody came')
    const { conversationId } = await gathers(wei, guests, [ana])
    await agrees(ada)
    const { id: declined } = await asked(bea)
    await bea.socket.expect('invitation.decline', { invitationId: declined })
    await hears(ana.socket, declined, 'declined')
    expect(await howAnswered(ana, conversationId)).toEqual(
      new Map([
        [ada.contactId, 'accepted'],
        [bea.contactId, 'declined'],
        [cy.contactId, 'pending'],
      ]),
    )
    const { id: open } = await asked(cy)
    await wei.socket.expect('room.end', { conversationId })
    await hears(cy.socket, open, 'withdrawn')
    expect(codeOf(await cy.socket.ask('invitation.accept', { invitationId: open }))).toBe('invitation.over')
  })

  it('[SES13] a visitor in two tabs is in it once; agreeing twice is agreeing once; a new connection is told where it is', async () => {
    const wei = await agentComes(server())
    const ada = await guestComes(server())
    const second = { socket: await tabOf(server(), ada.visitor) }
    const { conversationId } = await gathers(wei, [ada])
    const { id } = await asked(second)
    await Promise.all([
      ada.socket.expect('invitation.accept', { invitationId: id }),
      second.socket.expect('invitation.accept', { invitationId: id }),
    ])
    await eventually(() => toldSession(second) === conversationId)
    expect((await entriesOf(wei, conversationId)).filter(({ content }) => content.kind === 'joined')).toHaveLength(2)
    ada.socket.close()
    const third = await tabOf(server(), ada.visitor)
    expect(third.frames.find(({ type }) => type === 'welcome')).toMatchObject({ you: { sessionId: conversationId } })
    await third.expect('room.leave', { conversationId })
    await eventually(() => toldSession(second) === null)
  })

  it('[SES12] who is blocked is in no session any more', async () => {
    const wei = await agentComes(server(), { role: 'administrator' })
    const { conversationId, guests } = await aSession(server(), wei, { guests: 1 })
    const contactId = guests[0]?.contactId ?? ''
    await wei.socket.expect('block.create', {
      target: { kind: 'contact', contactId },
      reason: 'Insults',
      untilMs: null,
    })
    await eventually(async () => (await roomOf(wei, conversationId)).members.length === 1)
    expect((await entriesOf(wei, conversationId)).at(-1)?.content).toMatchObject({
      kind: 'left',
      party: { id: contactId },
    })
  })

  it('[SES12] with a contact go the sessions that it was in', async () => {
    const wei = await agentComes(server(), { role: 'administrator' })
    const { conversationId, guests } = await aSession(server(), wei, { guests: 2 })
    const [ada, bea] = guests
    await askHttp(server().url, 'contact.erase', { contactId: ada?.contactId ?? '' }, wei.who)
    await eventually(() =>
      bea?.socket.frames.some(
        (frame) => frame.type === 'conversation.removed' && frame.conversationId === conversationId,
      ),
    )
    expect(codeOf(await wei.socket.ask('conversation.resume', { conversationId, rev: 0 }))).toBe('not_found')
  })

  it('[SES14][B8] a hundred take part: what one says reaches all', async () => {
    const [wei, ana] = [await agentComes(server()), await agentComes(server())]
    const { conversationId, guests } = await aSession(server(), wei, { guests: 98, colleagues: [ana] })
    expect((await roomOf(ana, conversationId)).members).toHaveLength(100)
    await looksInto(ana, conversationId)
    const [speaker] = guests
    if (speaker === undefined) throw new Error('nobody came')
    await says(speaker, conversationId, 'To you all')
    await eventually(() =>
      [ana, ...guests].every(({ socket }) =>
        socket.frames.some(
          (frame) =>
            frame.type === 'conversation.changed' &&
            frame.changes.entries.some(({ content }) => content.kind === 'message' && content.text === 'To you all'),
        ),
      ),
    )
  })

  it('[SES13] by long polling a visitor is told in which session it is, and when it is in none', async () => {
    const wei = await agentComes(server())
    const ada = await guestComes(server())
    const { conversationId } = await gathers(wei, [ada])
    await agrees(ada)
    const poll = (digest: string | null, first: boolean) =>
      askHttp(
        server().url,
        'link.poll',
        { version: 1, lease: 'lease-of-ada', first, waitMs: 0, watching: [], feed: null, digest },
        { token: ada.visitor.token },
      )
    const greeted = expectOk(await poll(null, true))
    expect(greeted.you).toMatchObject({ sessionId: conversationId })
    expect(expectOk(await poll(greeted.digest, false)).frames.map(({ type }) => type)).not.toContain('session.changed')
    await ada.socket.expect('room.leave', { conversationId })
    expect(expectOk(await poll(greeted.digest, false)).frames).toContainEqual({
      type: 'session.changed',
      sessionId: null,
    })
  })
})

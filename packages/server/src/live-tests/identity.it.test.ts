import { closeCodes } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  shopOrigin,
  signedInSocket,
  signIdentity,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useIdentities, wang } from './identities.ts'
import { sendText, startTalk, watching } from './testing.ts'

describe('who is shown by a signed identity', () => {
  const { server, clock, agent, sign, known, read } = useIdentities()

  it('[IDN2][IDN3][SEC-A4] makes the anonymous visitor that person: the conversation stays, what it said of itself goes', async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    await socket.expect('contact.update', { phone: '+49 1111', attributes: { basket: 7 }, name: 'Somebody' })
    const staff = await watching(server(), agent(), conversationId)
    const self = await known({ ...wang, sub: 'promoted-1' }, visitor.token)
    expect(self.self).toMatchObject({
      contactId: visitor.self.contactId,
      conversationId,
      name: 'Wang Fang',
      phone: null,
      verified: true,
      emailVerified: true,
    })
    expect(self.token).not.toBe(visitor.token)
    expect(await socket.closed).toBe(closeCodes.revoked)
    expect(await askHttp(server().url, 'conversation.start', {}, visitor.who)).toMatchObject({ status: 401 })
    const stranger = await enterVisitor(server(), { token: visitor.token })
    expect(stranger.self.contactId).not.toBe(visitor.self.contactId)
    const told = await eventually(() =>
      staff.frames
        .flatMap((frame) => (frame.type === 'feed.changed' ? frame.items : []))
        .find((item) => item.kind === 'service' && item.contact.verified),
    )
    expect(told).toMatchObject({ id: conversationId, contact: { name: 'Wang Fang', phone: null } })
    const { contact, conversations } = await read(visitor.self.contactId)
    expect(contact).toMatchObject({ externalId: 'promoted-1', attributes: {}, emailVerified: true, verified: true })
    expect(conversations.map(({ id }) => id)).toEqual([conversationId])
    staff.close()
  })

  it('[IDN2][C4] brings one customer the same history by web and by an app without a page', async () => {
    const web = await known({ ...wang, sub: 'c4' })
    const socket = await signedInSocket(server().url, web)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'From the web')
    const { siteKey, url } = server()
    const app = expectOk(
      await askHttp(url, 'visitor.enter', { siteKey, identity: { token: sign({ ...wang, sub: 'c4' }) } }),
    )
    expect(app.visitor).toEqual({ ...web.self, conversationId })
    const { entries } = expectOk(
      await askHttp(url, 'conversation.resume', { conversationId, rev: 0 }, { token: app.token }),
    )
    expect(entries.map(({ content }) => content)).toEqual([{ kind: 'message', text: 'From the web' }])
    socket.close()
  })

  it('[IDN2] is one contact on all sites of the company, with a conversation on each', async () => {
    const admin = await signInAdmin(server())
    const site = expectOk(
      await askHttp(server().url, 'site.create', { name: 'Outlet', allowedOrigins: [shopOrigin] }, admin.who),
    )
    const key = expectOk(await askHttp(server().url, 'identity-key.create', { siteId: site.id }, admin.who))
    const here = await known({ ...wang, sub: 'both' })
    const there = await enterVisitor(
      { url: server().url, siteKey: site.key },
      { identity: signIdentity(key.secret, site.key, { ...wang, sub: 'both' }, clock.now()) },
    )
    expect(there.self.contactId).toBe(here.self.contactId)
    for (const visitor of [here, there]) {
      const socket = await signedInSocket(server().url, visitor)
      const { conversationId } = await socket.expect('conversation.start', {})
      await sendText(socket, conversationId, 'Hello')
      socket.close()
    }
    const { conversations } = await read(here.self.contactId)
    expect(conversations.map((conversation) => conversation.site.name)).toEqual(['Outlet', 'Acme shop'])
  })

  it('[IDN3] leaves a token alone that is theirs already, and renews the record', async () => {
    const first = await known({ ...wang, sub: 'stays' })
    const socket = await signedInSocket(server().url, first)
    const again = await known({ sub: 'stays', name: 'Wang F.', attributes: { plan: 'gold' } }, first.token)
    expect(again.token).toBe(first.token)
    expect(again.self).toEqual({ ...first.self, name: 'Wang F.', email: null, emailVerified: false })
    expect((await read(first.self.contactId)).contact).toMatchObject({ attributes: { plan: 'gold' }, email: null })
    expect((await socket.ask('conversation.start', {})).type).toBe('result')
    socket.close()
  })

  it('[IDN2][SEC-A2] another person on the same browser is another contact, and merges with neither', async () => {
    const one = await known({ ...wang, sub: 'one' })
    const socket = await signedInSocket(server().url, one)
    const two = await known({ sub: 'two', email: wang.email }, one.token)
    expect(two.self.contactId).not.toBe(one.self.contactId)
    expect(await socket.closed).toBe(closeCodes.revoked)
    const { visitor: anonymous, conversationId, socket: third } = await startTalk(server())
    const back = await known({ ...wang, sub: 'one' }, anonymous.token)
    expect(back.self).toMatchObject({ contactId: one.self.contactId, conversationId: null })
    const { contact, conversations } = await read(anonymous.self.contactId)
    expect(contact).toMatchObject({ verified: false, externalId: null })
    expect(conversations.map(({ id }) => id)).toEqual([conversationId])
    third.close()
  })

  it('[IDN2] two that come as the same new person at once are one contact', async () => {
    const talks = await Promise.all([1, 2, 3, 4].map(() => enterVisitor(server())))
    const people = await Promise.all(talks.map(({ token }) => known({ ...wang, sub: 'at-once' }, token)))
    expect(new Set(people.map(({ self }) => self.contactId)).size).toBe(1)
    expect(new Set(people.map(({ token }) => token)).size).toBe(4)
  })

  it('[SEC-A4] a token that somebody planted is of no use once the person is known', async () => {
    const planted = await enterVisitor(server())
    const watcher = await signedInSocket(server().url, planted)
    const victim = await known({ ...wang, sub: 'victim' }, planted.token)
    expect(await watcher.closed).toBe(closeCodes.revoked)
    const { contactId } = victim.self
    expect((await enterVisitor(server(), { token: planted.token })).self.contactId).not.toBe(contactId)
  })

  it('[IDN3] a verified visitor’s token ends after 30 days without use', async () => {
    const person = await known({ ...wang, sub: 'idle' })
    const anonymous = await enterVisitor(server())
    clock.advance(29 * 86_400_000)
    for (const { who } of [person, anonymous]) expectOk(await askHttp(server().url, 'conversation.start', {}, who))
    clock.advance(31 * 86_400_000)
    expect(await askHttp(server().url, 'conversation.start', {}, person.who)).toMatchObject({ status: 401 })
    expectOk(await askHttp(server().url, 'conversation.start', {}, anonymous.who))
  })
})

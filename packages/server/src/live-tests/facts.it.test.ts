import type { Params, Visit } from '@frontdesk/protocol'
import { enterVisitor, eventually, hireAgent, type RawSocket, rawHttp, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { sendText, startTalk, useServer, watching } from './testing.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const page: Params<'visit.update'> = {
  pageUrl: 'http://shop.test/tea/longjing?size=250',
  pageTitle: 'Longjing tea',
  referrer: 'https://search.example/?q=tea',
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
}

describe('what an agent knows of a visitor', () => {
  const server = useServer({ service: { policy: 'manual' }, config: { trustedProxies: ['127.0.0.2'] } })

  const visitsHeard = (socket: RawSocket): Visit[] =>
    socket.frames.flatMap((frame) => (frame.type === 'visit.changed' ? [frame.visit] : []))

  /** A visitor whose browser stands behind a proxy of ours. */
  const visitFrom = async (forwarded: string) => {
    const person = await enterVisitor(server())
    const socket = await signedInSocket(server().url, person, {
      localAddress: '127.0.0.2',
      headers: { 'user-agent': firefox, 'x-forwarded-for': forwarded },
    })
    await socket.expect('visit.update', page)
    const { conversationId } = await socket.expect('conversation.start', {})
    await socket.expect('conversation.resume', { conversationId, rev: 0 })
    return { person, socket, conversationId }
  }

  it('[A7] address, place, page, referrer, browser, system, language and time zone reach staff', async () => {
    const { person, socket, conversationId } = await visitFrom('1.2.4.8')
    await sendText(socket, conversationId, 'Is this in stock?')
    const staff = await watching(server(), await hireAgent(server()), conversationId)
    const { visit } = await staff.expect('visitor.read', { contactId: person.self.contactId })
    expect(visit).toMatchObject({
      ...page,
      contactId: person.self.contactId,
      online: true,
      ip: '1.2.4.8',
      country: 'CN',
      browser: expect.stringContaining('Firefox'),
      system: expect.stringContaining('Linux'),
      device: 'desktop',
      startedAtMs: expect.any(Number),
    })
    const { entries, conversation } = await staff.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries[0]).toMatchObject({
      atMs: expect.any(Number),
      origin: { ip: '1.2.4.8', country: 'CN', pageUrl: page.pageUrl, pageTitle: page.pageTitle },
    })
    expect(conversation).toMatchObject({ site: { name: 'Acme shop' } })
    const welcome = await staff.next('welcome')
    expect(welcome.you.kind === 'agent' && welcome.you.me.account.name).toBe('Acme')
    socket.close()
    staff.close()
  })

  it('[A7] moving on, leaving and coming back are heard live by who watches', async () => {
    const { person, socket, conversationId } = await visitFrom('1.2.4.8')
    await sendText(socket, conversationId, 'Hello')
    const staff = await watching(server(), await hireAgent(server()), conversationId)
    await socket.expect('visit.update', {
      ...page,
      pageUrl: 'http://shop.test/cart',
      pageTitle: 'Cart',
      referrer: page.pageUrl,
    })
    await eventually(() => visitsHeard(staff).at(-1)?.pageTitle === 'Cart')
    // How the visitor came, not the page it walked from.
    expect(visitsHeard(staff).at(-1)).toMatchObject({
      pageUrl: 'http://shop.test/cart',
      referrer: page.referrer,
      online: true,
    })
    socket.close()
    await eventually(() => visitsHeard(staff).at(-1)?.online === false)
    const kept = await eventually(
      async () => (await staff.expect('visitor.read', { contactId: person.self.contactId })).visit,
    )
    expect(kept).toMatchObject({ online: false, pageTitle: 'Cart', ip: '1.2.4.8' })
    staff.close()
  })

  it('[A7][LIV4] none of it ever reaches a visitor, another or itself, and no staff who neither watch nor are picked', async () => {
    const staff = [await hireAgent(server()), await hireAgent(server())] as const
    const sockets = [
      await signedInSocket(server().url, staff[0]),
      await signedInSocket(server().url, staff[1]),
    ] as const
    const { person, socket, conversationId } = await visitFrom('1.2.4.8')
    const other = await startTalk(server())
    await sendText(socket, conversationId, 'Hello')
    await socket.expect('visit.update', { ...page, pageTitle: 'Cart' })
    for (const each of [socket, other.socket]) {
      await each.expect('conversation.start', {})
      expect(each.texts.join('\n')).not.toMatch(/1\.2\.4\.8|search\.example|Asia\/Shanghai|"origin"|visit\.changed/)
    }
    const { visit } = await sockets[0].expect('visitor.read', { contactId: person.self.contactId })
    for (const [i, bystander] of sockets.entries()) {
      if (staff[i]?.agentId === visit?.pickedAgent?.id) continue
      await bystander.expect('agent.list', {})
      expect(visitsHeard(bystander)).toEqual([])
    }
    for (const each of [socket, other.socket, ...sockets]) each.close()
  })

  it.each([
    ['from a peer that is no proxy of ours, a forwarded address is not believed', '127.0.0.9', '1.2.4.8', '127.0.0.9'],
    ['from our proxy, the right-most hop that is not ours counts', '127.0.0.2', '9.9.9.9, 1.2.4.8', '1.2.4.8'],
    ['what stands left of it may be invented', '127.0.0.2', '127.0.0.2, 8.8.8.8, 1.2.4.8, 127.0.0.2', '1.2.4.8'],
    ['from our proxy, rubbish leaves the proxy’s own address', '127.0.0.2', '1.2.4.8, <script>', '127.0.0.2'],
  ])('[SEC-F4] %s', async (_name, from, forwarded, expected) => {
    const person = await enterVisitor(server())
    const options = {
      localAddress: from,
      headers: { 'x-forwarded-for': forwarded, 'x-real-ip': '5.5.5.5', forwarded: 'for=6.6.6.6' },
    }
    const socket = await signedInSocket(server().url, person, options)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'By socket')
    const body = JSON.stringify({ clientId: 'by-http-1234', text: 'By HTTP' })
    await rawHttp(server().url, {
      method: 'POST',
      path: `/api/v1/conversations/${conversationId}/messages`,
      from,
      headers: {
        ...options.headers,
        authorization: `Bearer ${person.token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
      body,
    })
    const staff = await signedInSocket(server().url, await hireAgent(server()))
    const { entries } = await staff.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries.map(({ origin }) => origin?.ip)).toEqual([expected, expected])
    socket.close()
    staff.close()
  })

  it('[SEC-C1] whatever a visitor says of its page and browser comes back as the text that it is', async () => {
    const hostile = '"><img src=x onerror=alert(1)>\u202e{{7*7}}'
    const person = await enterVisitor(server())
    const socket = await signedInSocket(server().url, person, {
      headers: { 'user-agent': '<script>alert(1)</script>' },
    })
    const said = {
      pageUrl: `javascript:alert(1)//${hostile}`,
      pageTitle: hostile,
      referrer: hostile,
      language: 'x',
      timeZone: hostile.slice(0, 60),
    }
    await socket.expect('visit.update', said)
    await socket.expect('contact.update', { name: hostile })
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, hostile)
    const staff = await signedInSocket(server().url, await hireAgent(server()))
    const { visit } = await staff.expect('visitor.read', { contactId: person.self.contactId })
    expect(visit).toMatchObject(said)
    const { entries, conversation } = await staff.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries[0]?.content).toEqual({ kind: 'message', text: hostile })
    expect('contact' in conversation && conversation.contact.name).toBe(hostile)
    socket.close()
    staff.close()
  })
})

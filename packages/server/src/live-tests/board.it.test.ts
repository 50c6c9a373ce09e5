import type { ServerFrame, VisitorHere } from '@frontdesk/protocol'
import { enterVisitor, eventually, hireAgent, openSession, type RawSocket, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sendText, startTalk, useServer } from './testing.ts'

type BoardFrame = Extract<ServerFrame, { type: 'board.changed' }>

const shop = 'http://shop.test'
const framesOf = (socket: RawSocket): BoardFrame[] => socket.frames.filter((frame) => frame.type === 'board.changed')
const rowOf = (socket: RawSocket, contactId: string): VisitorHere | undefined =>
  framesOf(socket)
    .flatMap(({ changed }) => changed)
    .findLast(({ contact }) => contact.id === contactId)

describe('the live board', () => {
  const server = useServer({
    limits: { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 },
    service: { policy: 'manual' },
  })

  const watches = async (draft?: Parameters<typeof hireAgent>[1]) => {
    const { agentId } = await hireAgent(server(), draft)
    const socket = await signedInSocket(server().url, await openSession(server(), server().accountId, agentId))
    onTestFinished(() => socket.close())
    await socket.expect('board.watch', {})
    return { agentId, socket }
  }

  const arrives = async (path = '/tea', person?: Awaited<ReturnType<typeof enterVisitor>>) => {
    const visitor = person ?? (await enterVisitor(server()))
    const socket = await signedInSocket(server().url, visitor)
    onTestFinished(() => socket.close())
    await socket.expect('visit.update', { pageUrl: shop + path, pageTitle: path })
    return { visitor, socket, contactId: visitor.self.contactId }
  }

  it('[BRD1][BRD3][E3] shows who comes, walks in several tabs, and goes, as one visitor with one way', async () => {
    const { socket } = await watches()
    const first = await arrives('/tea')
    const second = await arrives('/cups', first.visitor)
    await eventually(() => rowOf(socket, first.contactId)?.pages === 2)
    await second.socket.expect('visit.update', { pageUrl: `${shop}/cups`, pageTitle: '/cups' })
    await first.socket.expect('visit.update', { pageUrl: `${shop}/cart`, pageTitle: '/cart' })
    await eventually(() => rowOf(socket, first.contactId)?.pages === 3)
    const { visits } = await socket.expect('visitor.trail', { contactId: first.contactId })
    expect(visits).toMatchObject([
      { online: true, count: 3, pages: [{ title: '/tea' }, { title: '/cups' }, { title: '/cart' }] },
    ])
    const { visitors } = await socket.expect('board.read', {})
    expect(visitors.filter(({ contact }) => contact.id === first.contactId)).toMatchObject([
      { state: 'browsing', pages: 3, visit: { pageTitle: '/cart' } },
    ])
    first.socket.close()
    second.socket.close()
    await eventually(() => framesOf(socket).some(({ gone }) => gone.includes(first.contactId)))
  })

  it('[BRD2][E3] shows waiting and service as they change', async () => {
    const { socket, agentId } = await watches()
    const talk = await startTalk(server())
    onTestFinished(() => talk.socket.close())
    await talk.socket.expect('visit.update', { pageUrl: `${shop}/tea`, pageTitle: 'Tea' })
    const { contactId } = talk.visitor.self
    await eventually(() => rowOf(socket, contactId)?.state === 'waiting')
    await socket.expect('conversation.take', { conversationId: talk.conversationId, from: null })
    await eventually(() => rowOf(socket, contactId)?.state === 'serving')
    expect(rowOf(socket, contactId)?.conversation?.assignee?.id).toBe(agentId)
    await talk.socket.expect('conversation.close', { conversationId: talk.conversationId })
    await eventually(() => rowOf(socket, contactId)?.state === 'browsing')
  })

  it('[BRD4][E3] tells many changes in few frames, and nothing to who does not look', async () => {
    const { socket } = await watches()
    const idle = await watches()
    await idle.socket.expect('board.unwatch', {})
    const before = framesOf(idle.socket).length
    const { socket: page, contactId } = await arrives('/0')
    const beganMs = performance.now()
    for (let at = 1; at <= 20; at += 1)
      await page.expect('visit.update', { pageUrl: `${shop}/${at}`, pageTitle: `/${at}` })
    await eventually(() => rowOf(socket, contactId)?.visit.pageTitle === '/20')
    const tookMs = performance.now() - beganMs
    const told = framesOf(socket).filter(({ changed }) => changed.some(({ contact }) => contact.id === contactId))
    // One at once, then one for each quarter of a second; and one more for 'returning'.
    expect(told.length).toBeLessThanOrEqual(Math.ceil(tookMs / 250) + 2)
    expect(framesOf(idle.socket)).toHaveLength(before)
  })

  it('[BRD5][E3] hides whose conversation is out of sight, and takes it from the board when it goes there', async () => {
    const all = await watches()
    const own = await watches({ rights: [] })
    const talk = await startTalk(server())
    onTestFinished(() => talk.socket.close())
    await talk.socket.expect('visit.update', { pageUrl: `${shop}/secret`, pageTitle: 'Secret' })
    const { contactId } = talk.visitor.self
    await eventually(() => rowOf(all.socket, contactId)?.state === 'waiting')
    await all.socket.expect('conversation.take', { conversationId: talk.conversationId, from: null })
    await eventually(() => rowOf(all.socket, contactId)?.state === 'serving')
    const { visitors } = await own.socket.expect('board.read', {})
    expect(visitors.map(({ contact }) => contact.id)).not.toContain(contactId)
  })

  it('[BRD6][E3] takes a crawler for no visitor, and serves it should it write', async () => {
    const { socket } = await watches()
    const crawler = await enterVisitor(server())
    const page = await signedInSocket(server().url, crawler, {
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    })
    onTestFinished(() => page.close())
    await page.expect('visit.update', { pageUrl: `${shop}/tea`, pageTitle: 'Tea' })
    const person = await arrives('/after')
    await eventually(() => rowOf(socket, person.contactId) !== undefined)
    const { visitors } = await socket.expect('board.read', {})
    expect(visitors.map(({ contact }) => contact.id)).not.toContain(crawler.self.contactId)
    expect(await socket.expect('visitor.read', { contactId: crawler.self.contactId })).toEqual({ visit: null })
    const { conversationId } = await page.expect('conversation.start', {})
    expect(await sendText(page, conversationId, 'beep')).toMatchObject({ seq: 1 })
  })

  it('[BRD7][E3] knows who has been here before, with the pages of then', async () => {
    const { socket } = await watches()
    const first = await arrives('/first')
    await eventually(() => rowOf(socket, first.contactId)?.returning === false)
    first.socket.close()
    await eventually(() => framesOf(socket).some(({ gone }) => gone.includes(first.contactId)))
    const again = await arrives('/again', first.visitor)
    await eventually(() => rowOf(socket, again.contactId)?.returning === true)
    const { visits } = await socket.expect('visitor.trail', { contactId: again.contactId })
    expect(visits.map(({ online, pages }) => [online, pages.map(({ title }) => title)])).toEqual([
      [true, ['/again']],
      [false, ['/first']],
    ])
  })
})

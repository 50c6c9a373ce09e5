import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Changes, Content } from '@frontdesk/protocol'
import { askHttp, eventually, expectOk, hireAgent, type RawSocket, signInAdmin } from '@frontdesk/testkit'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { sendText, startTalk, useServer, watching } from './testing.ts'

type Message = Content & { kind: 'message' }

const asked: string[] = []
const site = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.setHeader('content-type', 'text/html').end(`<title>Page ${request.url}</title>`)
})
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
const place = `127.0.0.1:${(site.address() as AddressInfo).port}`
const page = (path: string): string => `http://${place}${path}`

const messagesIn = ({ entries }: Pick<Changes, 'entries'>): Message[] =>
  entries.flatMap(({ content }) => (content.kind === 'message' ? [content] : []))

describe('cards of pages', () => {
  const server = useServer({
    config: { cardPlaces: [place] },
    limits: { visitorMessagesPer10s: 1_000, visitorBootsPerIpPerMinute: 1_000, signInsPerIpPer15m: 1_000 },
    service: { policy: 'manual' },
  })
  const wantCards = async (linkCards: boolean): Promise<void> => {
    const { who } = await signInAdmin(server())
    expectOk(await askHttp(server().url, 'service.update', { change: { linkCards } }, who))
  }
  beforeAll(() => wantCards(true))
  afterAll(() => {
    site.closeAllConnections()
    site.close()
  })

  const aTalk = async (firstWords: string) => {
    const talk = await startTalk(server(), firstWords)
    const desk = await watching(server(), await hireAgent(server()), talk.conversationId)
    await desk.expect('conversation.take', { conversationId: talk.conversationId, from: null })
    onTestFinished(() => {
      desk.close()
      talk.socket.close()
    })
    return { ...talk, desk, at: { conversationId: talk.conversationId } }
  }
  const readBy = async (socket: RawSocket, conversationId: string): Promise<Message[]> =>
    messagesIn(await socket.expect('conversation.resume', { conversationId, rev: 0 }))
  const cardIn = async (socket: RawSocket, conversationId: string, text: string) =>
    (await readBy(socket, conversationId)).find((one) => one.text === text)?.card

  it('[CRD2] the card follows the message, to both sides, and stands in the history; changed words get one anew', async () => {
    const text = `See ${page('/tea')} and ${page('/other')}`
    const { socket, desk, at, conversationId } = await aTalk(text)
    await eventually(async () => (await cardIn(desk, conversationId, text)) !== undefined)
    const card = { url: page('/tea'), site: '127.0.0.1', title: 'Page /tea', description: '', picture: null }
    expect(await cardIn(socket, conversationId, text)).toEqual(card)
    expect(asked.filter((path) => path === '/other')).toEqual([])
    await socket.expect('message.edit', { ...at, seq: 1, text: `Rather ${page('/cups')}` })
    await eventually(async () => (await cardIn(desk, conversationId, `Rather ${page('/cups')}`)) !== undefined)
    expect(await cardIn(desk, conversationId, `Rather ${page('/cups')}`)).toMatchObject({ title: 'Page /cups' })
    const named = `[our **pots**](${page('/pots')})`
    await sendText(desk, conversationId, named)
    await eventually(async () => (await cardIn(socket, conversationId, named)) !== undefined)
  })

  it('[CRD4] its author and staff take it away for good, nobody else', async () => {
    const text = `Look: ${page('/mine')}`
    const { socket, desk, at, conversationId } = await aTalk(text)
    const theirs = `Or ${page('/theirs')}`
    const { seq } = await sendText(desk, conversationId, theirs)
    await eventually(async () => (await readBy(desk, conversationId)).filter(({ card }) => card).length === 2)
    const publicSeq = (await socket.expect('conversation.resume', { ...at, rev: 0 })).entries.find(
      ({ content }) => content.kind === 'message' && content.text === theirs,
    )?.seq
    expect(await socket.ask('message.uncard', { ...at, seq: publicSeq ?? 0 })).toMatchObject({
      error: { code: 'message.not_own' },
    })
    await socket.expect('message.uncard', { ...at, seq: 1 })
    await desk.expect('message.uncard', { ...at, seq })
    await socket.expect('message.react', { ...at, seq: 1, emoji: '👍', on: true })
    expect((await readBy(socket, conversationId)).some(({ card }) => card)).toBe(false)
  })

  it('[CRD1] no page is asked for notes, for rooms of colleagues, nor before cards are switched on', async () => {
    const { desk, socket, conversationId } = await aTalk('Hello')
    await sendText(desk, conversationId, `Secret: ${page('/note')}`, { visibility: 'staff' })
    await wantCards(false)
    await sendText(socket, conversationId, `See ${page('/off')}`)
    await wantCards(true)
    await sendText(socket, conversationId, `See ${page('/on')}`)
    await eventually(async () => (await cardIn(socket, conversationId, `See ${page('/on')}`)) !== undefined)
    expect(asked.filter((path) => path === '/note' || path === '/off')).toEqual([])
  })
})

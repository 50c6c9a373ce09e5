import { createClient, createVisitorSession, type OpenSocket, overFallback, overWebSocket } from '@frontdesk/client'
import { createOtherWay } from '@frontdesk/client/polling'
import { eventually, realTimers, shopOrigin } from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { useServer } from './testing.ts'

const newId = (): string => crypto.randomUUID()

describe('the SDK in a program that is no browser', () => {
  const server = useServer()

  /** As docs/sdk.md shows it, with what Node has by itself. */
  const begin = (through: (webSocket: OpenSocket) => OpenSocket) => {
    const { url, siteKey } = server()
    const proofs: string[] = []
    const session = createVisitorSession({
      origin: url,
      siteKey,
      pageOrigin: shopOrigin,
      fetch: (path, init) => {
        proofs.push(init.headers['authorization'] ?? '')
        return fetch(path, init)
      },
      timers: realTimers,
    })
    const webSocket = through(overWebSocket(() => new WebSocket(`${url.replace('http', 'ws')}/api/v1/socket`)))
    const otherwise = async (): Promise<OpenSocket> =>
      createOtherWay({ post: session.post, webSocket, timers: realTimers, newId })
    const client = createClient({
      openSocket: overFallback(webSocket, otherwise, realTimers),
      getTicket: session.getTicket,
      timers: realTimers,
      random: Math.random,
      newId,
    })
    onTestFinished(client.close)
    return { session, client, proofs }
  }
  const refused: OpenSocket = (handlers) => {
    void Promise.resolve().then(() => handlers.closed(1_006))
    return { send: () => undefined, close: () => undefined }
  }

  it.each<[string, (webSocket: OpenSocket) => OpenSocket]>([
    ['a WebSocket', (webSocket) => webSocket],
    ['polling, where WebSockets are refused', () => refused],
  ])('[SDK1][SDK2] connects, sends, hears and signs out over %s', async (_name, through) => {
    const { session, client, proofs } = begin(through)
    const started: string[] = []
    client.on('started', (id) => started.push(id))
    client.send(null, 'Is it in stock?')
    const id = await eventually(() => started[0], 'the conversation')
    await eventually(() => client.conversation(id).entries.length === 1, 'its first entry')
    expect(client.conversation(id).outbox).toEqual([])
    const authorization = proofs.at(-1) ?? ''
    expect(authorization).toMatch(/^Bearer ./)
    client.close()
    await session.signOut()
    const answer = await fetch(`${server().url}/api/v1/socket-tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: '{}',
    })
    expect(answer.status).toBe(401)
  })
})

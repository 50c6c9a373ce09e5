import {
  askHttp,
  enterVisitor,
  hireAgent,
  openRawSocket,
  rawHttp,
  shopOrigin,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

describe('where browsers may come from', () => {
  const server = useServer()

  /** The status with which a handshake is refused, or 101. */
  const handshake = async (headers: { [name: string]: string }): Promise<number> => {
    try {
      ;(await openRawSocket(server().url, { headers })).close()
      return 101
    } catch (error) {
      const status = /Unexpected server response: (\d+)/.exec(String(error))?.[1]
      if (status === undefined) throw error
      return Number(status)
    }
  }

  it('[SEC-A6] a page elsewhere cannot open a socket, with the agent’s cookie or without', async () => {
    const { who } = await hireAgent(server())
    const cookie = who.cookie ?? ''
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost',
      'http://localhost:1',
      `http://localhost:${server().port}.evil.example`,
      `http://evil.example/?${server().url}`,
      shopOrigin,
      'file://',
      '',
    ])
      for (const headers of [{ origin, cookie }, { origin }])
        expect([headers, await handshake(headers)]).toEqual([headers, 403])
  })

  it('[SEC-A6] a page of the product’s own may, and so may a program that sends no Origin', async () => {
    expect(await handshake({ origin: server().url })).toBe(101)
    expect(await handshake({})).toBe(101)
  })

  it('[PRO5] a cookie alone opens nothing: the first frame must bring a ticket', async () => {
    const { who } = await hireAgent(server())
    const headers = { origin: server().url, cookie: who.cookie ?? '' }
    const socket = await openRawSocket(server().url, { headers })
    socket.say({ type: 'request', id: 1, command: 'agent.list', params: {} })
    expect(await socket.closed).toBe(4401)
    expect(socket.frames).toMatchObject([{ type: 'error', error: { code: 'auth.required' } }])
  })

  it('[SEC-A6] with a cookie, a ticket is not given to a page elsewhere', async () => {
    const { who } = await hireAgent(server())
    const refused = await askHttp(server().url, 'socket.admit', {}, { ...who, origin: 'https://evil.example' })
    expect(refused).toMatchObject({ status: 403, error: { code: 'origin.refused' } })
  })

  it('[PRO4] a site is entered only from its allowed addresses', async () => {
    const { url, siteKey } = server()
    for (const origin of [
      undefined,
      'https://evil.example',
      'null',
      '',
      `${shopOrigin}.evil.example`,
      `${shopOrigin}:81`,
      'https://shop.test',
    ]) {
      const answer = await askHttp(url, 'visitor.boot', { siteKey }, origin === undefined ? {} : { origin })
      expect([origin, answer]).toMatchObject([origin, { status: 403, error: { code: 'origin.refused' } }])
    }
    expect(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin })).toMatchObject({ status: 200 })
  })

  it('[PRO4] a boot ticket works once and only for its own site', async () => {
    const { url, siteKey } = server()
    const boot = await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin })
    const ticket = boot.ok ? boot.result.ticket : ''
    const elsewhere = await askHttp(url, 'visitor.enter', { siteKey: 'another', ticket })
    expect(elsewhere).toMatchObject({ status: 401, error: { code: 'auth.required' } })
    const again = await askHttp(url, 'visitor.enter', { siteKey, ticket })
    expect(again).toMatchObject({ status: 401, error: { code: 'auth.required' } })
  })

  it('[PRO5] other paths than the socket’s are no sockets, and HTTP there is no page', async () => {
    await expect(openRawSocket(`${server().url}/console`)).rejects.toThrow('404')
    expect((await rawHttp(server().url, { path: '/api/v1/socket' })).status).toBe(404)
  })

  it('[PRO9] one address has a bounded number of sockets', async () => {
    const sockets = []
    for (let count = 0; count < server().config.limits.socketsPerIp; count += 1)
      sockets.push(await openRawSocket(server().url, { localAddress: '127.0.0.7' }))
    await expect(openRawSocket(server().url, { localAddress: '127.0.0.7' })).rejects.toThrow('429')
    const elsewhere = await signedInSocket(server().url, await enterVisitor(server()), { localAddress: '127.0.0.8' })
    elsewhere.close()
    sockets[0]?.close()
    await sockets[0]?.closed
    ;(await openRawSocket(server().url, { localAddress: '127.0.0.7' })).close()
    for (const socket of sockets) socket.ws.terminate()
  })
})

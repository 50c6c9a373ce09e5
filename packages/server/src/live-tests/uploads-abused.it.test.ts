import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { askHttp, enterVisitor, eventually, expectOk, type TestVisitor } from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Fault } from '../app/fault.ts'
import { receivePart } from '../app/files/receive-part.ts'
import { startTalk, useServer } from './testing.ts'

describe('uploads that are abused', () => {
  const server = useServer({ service: { policy: 'manual' } })

  /** Handles that this process, which is the server too, has open. */
  const openHandles = async (): Promise<number> => (await readdir('/proc/self/fd')).length

  const announce = async (conversationId: string, { who }: TestVisitor, bytes: number): Promise<string> =>
    expectOk(await askHttp(server().url, 'file.create', { conversationId, name: 'a.bin', bytes }, who)).fileId

  /** Sends the head of a part and some of its bytes, and hangs up once they are on their way. */
  const breakOff = (fileId: string, token: string): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(server().port, '127.0.0.1', () => {
        socket.write(
          `PUT /api/v1/files/${fileId}/content?offset=0 HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
            'content-type: application/octet-stream\r\ncontent-length: 100000\r\n\r\nhalf of it',
          () => socket.destroy(),
        )
      })
      socket.on('error', () => undefined).once('close', () => resolve())
    })

  it('[SEC-C8][FIL3] a thousand parts broken off in the middle leave nothing open behind, and uploads go on', async () => {
    const { url } = server()
    const [handles, memory] = [await openHandles(), process.memoryUsage.rss()]
    for (let round = 0; round < 20; round += 1) {
      const { visitor, socket, conversationId } = await startTalk(server())
      socket.close()
      const fileId = await announce(conversationId, visitor, 100_000)
      await Promise.all(Array.from({ length: 50 }, () => breakOff(fileId, visitor.token)))
    }
    await eventually(async () => (await openHandles()) <= handles + 20, 'the handles to be given back')
    expect(process.memoryUsage.rss() - memory).toBeLessThan(150 * 1024 * 1024)
    const { visitor, conversationId } = await startTalk(server())
    const fileId = await announce(conversationId, visitor, 3)
    const part = await fetch(`${url}/api/v1/files/${fileId}/content?offset=0`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${visitor.token}`, 'content-type': 'application/octet-stream' },
      body: 'abc',
    })
    expect(await part.json()).toEqual({ receivedBytes: 3 })
  })

  it('[SEC-C8][FIL3] malformed parts are refused, and change nothing', async () => {
    const { url } = server()
    const { visitor, conversationId } = await startTalk(server())
    const fileId = await announce(conversationId, visitor, 10)
    const raw = 'application/octet-stream'
    const put = async (path: string, type: string | null, body: string | Uint8Array<ArrayBuffer>): Promise<number> => {
      const headers = { authorization: `Bearer ${visitor.token}`, ...(type === null ? {} : { 'content-type': type }) }
      return (await fetch(`${url}${path}`, { method: 'PUT', headers, body })).status
    }
    const at = `/api/v1/files/${fileId}/content`
    for (const [path, type, body] of [
      [at, raw, 'abc'],
      [`${at}?offset=`, raw, 'abc'],
      [`${at}?offset=-1`, raw, 'abc'],
      [`${at}?offset=1e3`, raw, 'abc'],
      [`${at}?offset=0&offset=0`, raw, 'abc'],
      [`${at}?offset=9999999999999`, raw, 'abc'],
      [`${at}?offset=1`, raw, 'abc'],
      [`${at}?offset=999999999999`, raw, 'abc'],
      [`${at}?offset=0`, 'multipart/form-data', '--x\r\n\r\nabc'],
      [`${at}?offset=0`, 'multipart/form-data; boundary=', ''],
      [`${at}?offset=0`, 'text/plain', 'abc'],
      [`${at}?offset=0`, raw, 'more than there should be'],
      [`${at}?offset=0`, raw, new Uint8Array(600_000)],
      [`/api/v1/files/${fileId}%00/content?offset=0`, raw, 'abc'],
      [`/api/v1/files/..%2f..%2fsecret.key/content?offset=0`, raw, 'abc'],
    ] as const) {
      const status = await put(path, type, body)
      expect([path, type, status >= 400 && status < 500]).toEqual([path, type, true])
    }
    const read = expectOk(await askHttp(url, 'file.read', { fileId }, visitor.who))
    expect(read).toMatchObject({ state: 'receiving', receivedBytes: 0 })
  })

  it('[SEC-C8][FIL16] parts without end are refused for a while, and others are served', async () => {
    const { url } = server()
    const { visitor, conversationId } = await startTalk(server())
    const fileId = await announce(conversationId, visitor, 100_000)
    const statuses = new Set<number>()
    for (let at = 0; at < 300; at += 1) {
      const answer = await fetch(`${url}/api/v1/files/${fileId}/content?offset=${at}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${visitor.token}`, 'content-type': 'application/octet-stream' },
        body: 'x',
      })
      statuses.add(answer.status)
      await answer.arrayBuffer()
    }
    expect([...statuses]).toEqual([200, 429])
    const other = await enterVisitor(server())
    expect((await askHttp(url, 'conversation.start', {}, other.who)).ok).toBe(true)
  })

  it('[SEC-C8][FIL16] a hundred thousand parts of one upload look nothing up, write nothing and hold nothing', async () => {
    const { app } = server()
    const { visitor, conversationId } = await startTalk(server())
    const fileId = await announce(conversationId, visitor, 100_000)
    const { accountId } = server()
    const by = { kind: 'visitor' as const, accountId, siteId: '', contactId: visitor.self.contactId, passId: '' }
    const lookedUp = vi.spyOn(app.store, 'account')
    const wrote = vi.spyOn(app.staging, 'append')
    onTestFinished(() => void vi.restoreAllMocks())
    const outcomes = new Map<string, number>()
    const memory = process.memoryUsage.rss()
    for (let at = 0; at < 100_000; at += 1) {
      const part = { fileId, offset: at, bytes: Readable.from([Buffer.from('x')]), ip: '127.0.0.1' }
      const outcome = await receivePart(app, by, part).then(
        () => 'taken',
        (fault: Fault) => fault.code,
      )
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect([...outcomes.keys()].sort()).toEqual(['rate.limited', 'taken'])
    // Some windows of ten seconds may have passed meanwhile, each with its two hundred.
    const taken = outcomes.get('taken') ?? 0
    expect(taken).toBeLessThan(5_000)
    expect(wrote).toHaveBeenCalledTimes(taken)
    expect(lookedUp.mock.calls.length).toBeLessThan(taken * 5)
    expect(process.memoryUsage.rss() - memory).toBeLessThan(150 * 1024 * 1024)
  })
})

import { closeCodes } from '@frontdesk/protocol'
import { eventually, hireAgent, rawHttp, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { sendText, startTalk, useServer, watching } from './testing.ts'

/** More than the kernel's own buffers on both ends of a loopback connection take. */
const words = '慢'.repeat(8_000)

describe('a receiver that does not keep up', () => {
  const server = useServer({
    service: { policy: 'manual' },
    limits: { socketBufferBytes: 65_536, visitorMessagesPer10s: 100_000 },
  })

  it('[LIV8] is closed with 4410, holds nobody up, and is complete once it has resumed', async () => {
    const agent = await hireAgent(server())
    const { socket, conversationId } = await startTalk(server())
    const slow = await watching(server(), agent, conversationId)
    const quick = await watching(server(), agent, conversationId)
    slow.ws.pause()
    const cuts = async (): Promise<number> => {
      const { body } = await rawHttp(server().url, { path: '/metrics' })
      return Number(/^frontdesk_connections_cut_total\{reason="slow"\} (\d+)/m.exec(body)?.[1] ?? 0)
    }
    let sent = 1
    while ((await cuts()) === 0) {
      await Promise.all(Array.from({ length: 40 }, () => sendText(socket, conversationId, words)))
      sent += 40
      if (sent > 2_000) throw new Error('the slow socket was never cut')
    }
    await eventually(() =>
      quick.frames.some((frame) => frame.type === 'conversation.changed' && frame.changes.to >= sent),
    )
    slow.ws.resume()
    expect(await slow.closed).toBe(closeCodes.resync)
    const again = await signedInSocket(server().url, agent)
    const changes = await again.expect('conversation.resume', { conversationId, rev: 1 })
    const fresh = await again.expect('conversation.resume', { conversationId, rev: 0 })
    expect(fresh.conversation.seq).toBe(sent)
    expect(changes.to).toBe(fresh.to)
    expect(changes.entries.slice(-50)).toEqual(fresh.entries)
    for (const each of [socket, quick, again]) each.close()
  })
})

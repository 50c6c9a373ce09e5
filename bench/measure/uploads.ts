import { randomFillSync } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { readyFile } from '@frontdesk/testkit/files'
import { askHttp, expectOk } from '@frontdesk/testkit/http'
import { judge, type Verdict } from '../aims.ts'
import { median, rounded } from '../figures.ts'
import { ask } from '../load/ask.ts'
import type { Product } from '../product.ts'
import type { Crew } from './crew.ts'
import { type Latency, measureLatency } from './latency.ts'

export type Uploads = {
  perSecond: number
  atOnce: number
  /** Uploads that were brought over, looked at and made ready in the measured time. */
  finished: number
  without: Latency
  beside: Latency
  /** p99 of messages beside uploads, as a multiple of what it is without them. */
  timesP99: number
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A picture that packs as badly as a photograph: some 3 MB, in about six parts. */
const noise = (width: number, height: number): Uint8Array<ArrayBuffer> => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = randomFillSync(Buffer.alloc((width * 3 + 1) * height))
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]))
}

/** A conversation of one visitor, into which the agent uploads. */
const openConversation = async ({ url, siteKey, origin }: Product['target']): Promise<string> => {
  const { ticket } = await ask(url, 'visitor.boot', { siteKey }, { origin })
  const { token } = await ask(url, 'visitor.enter', { siteKey, ticket }, {})
  const { conversationId } = await ask(url, 'conversation.start', {}, { authorization: `Bearer ${token}` })
  expectOk(
    await askHttp(url, 'message.send', { conversationId, clientId: 'here-come-pictures', text: 'Show me.' }, { token }),
  )
  return conversationId
}

/** How long messages take with so many uploads at once beside them, and without; windows of both take turns. */
export const measureUploads = async (
  { target }: Pick<Product, 'target'>,
  crew: Crew,
  agent: { cookie: string },
  load: { perSecond: number; atOnce: number; windows: number; seconds: number },
): Promise<Uploads> => {
  const conversationId = await openConversation(target)
  const picture = noise(1_200, 800)
  const who = { cookie: agent.cookie, origin: target.url }
  let finished = 0
  const uploading = async (work: () => Promise<Latency>): Promise<Latency> => {
    let isOver = false
    const one = async (): Promise<void> => {
      while (!isOver) {
        await readyFile(target.url, who, conversationId, picture, { name: 'photo.png' })
        finished += 1
      }
    }
    const all = Promise.all(Array.from({ length: load.atOnce }, one))
    const measured = await work()
    isOver = true
    await all
    return measured
  }
  const window = (): Promise<Latency> => measureLatency(crew, load.perSecond, load.seconds)
  const [without, beside]: [Latency[], Latency[]] = [[], []]
  for (let at = 0; at < load.windows; at += 1) {
    without.push(await window())
    beside.push(await uploading(window))
  }
  const middle = (all: readonly Latency[]): Latency => ({
    perSecond: load.perSecond,
    p50Ms: median(all.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(all.map(({ p99Ms }) => p99Ms)),
  })
  const figures = { without: middle(without), beside: middle(beside) }
  const timesP99 = rounded(figures.beside.p99Ms / figures.without.p99Ms)
  return { perSecond: load.perSecond, atOnce: load.atOnce, finished, ...figures, timesP99 }
}

/** Messages may not wait for files. */
export const uploadVerdict = ({ timesP99 }: Uploads): Verdict =>
  judge('p99 of messages beside 20 uploads, against without', timesP99, 2, 'below', ' times')

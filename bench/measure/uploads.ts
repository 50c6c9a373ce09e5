import { randomFillSync } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { askHttp, expectOk } from '@frontdesk/testkit/http'
import { judge, type Verdict } from '../aims.ts'
import { median, rounded } from '../figures.ts'
import { ask } from '../load/ask.ts'
import type { Upload } from '../load/jobs.ts'
import { startWorker } from '../load/start-worker.ts'
import type { Product } from '../product.ts'
import type { Crew } from './crew.ts'
import { hostileFiles } from './hostile-files.ts'
import { type Latency, measureLatency, warmUpSeconds } from './latency.ts'

export type Uploads = {
  perSecond: number
  atOnce: number
  /** What came of the uploads, counted by name. */
  outcomes: { [outcome: string]: number }
  without: Latency
  beside: Latency
  /** Of the server's event loop while photographs come. */
  longestStallMs: number
  /** Beside files that are made to do harm, likewise so many at once. */
  hostile: Latency & { longestStallMs: number }
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

const asUpload = (name: string, bytes: Uint8Array): Upload => ({ name, base64: Buffer.from(bytes).toString('base64') })

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
  { target, longestStallMs }: Pick<Product, 'target' | 'longestStallMs'>,
  crew: Crew,
  agent: { cookie: string },
  load: { perSecond: number; atOnce: number; windows: number; seconds: number },
): Promise<Uploads> => {
  const uploader = startWorker('apart')
  const { perSecond, atOnce } = load
  const seconds = load.seconds + warmUpSeconds
  const conversationId = await openConversation(target)
  const into = { target, cookie: agent.cookie, conversationId, atOnce, seconds }
  const photo = asUpload('photo.png', noise(1_200, 800))
  const outcomes: { [outcome: string]: number } = {}
  const window = (): Promise<Latency> => measureLatency(crew, perSecond, load.seconds)
  const beside = async (files: Upload[]): Promise<Latency & { longestStallMs: number }> => {
    await longestStallMs()
    const [latency, done] = await Promise.all([window(), uploader.do('uploads', { ...into, files })])
    for (const [outcome, count] of Object.entries(done)) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
    return { ...latency, longestStallMs: rounded(await longestStallMs()) }
  }
  const [alone, withPhotos]: [Latency[], Awaited<ReturnType<typeof beside>>[]] = [[], []]
  for (let at = 0; at < load.windows; at += 1) {
    alone.push(await window())
    withPhotos.push(await beside([photo]))
  }
  const hostile = await beside(hostileFiles())
  uploader.close()
  const middle = (all: readonly Latency[]): Latency => ({
    perSecond,
    p50Ms: median(all.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(all.map(({ p99Ms }) => p99Ms)),
  })
  const figures = { without: middle(alone), beside: middle(withPhotos) }
  return {
    perSecond,
    atOnce,
    outcomes,
    ...figures,
    longestStallMs: Math.max(...withPhotos.map((one) => one.longestStallMs)),
    hostile,
    timesP99: rounded(figures.beside.p99Ms / figures.without.p99Ms),
  }
}

/** Messages may not wait for files. */
export const uploadVerdicts = ({ atOnce, timesP99, longestStallMs, hostile }: Uploads): Verdict[] => [
  judge(`p99 of messages beside ${atOnce} uploads, against without`, timesP99, 2, 'below', ' times'),
  judge('longest stall of the server while files come', longestStallMs, 50, 'below', ' ms'),
  judge('longest stall of the server while hostile files come', hostile.longestStallMs, 50, 'below', ' ms'),
]

import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ScanVerdict } from '@frontdesk/domain'
import { createQueue } from '../../app/bounded-queue.ts'
import type { VirusScanner } from '../../app/ports/virus-scanner.ts'
import type { ScannerAddress } from '../../config-scanner.ts'

/** Of silence; a scanner that loads new signatures is quiet for a while. */
const silenceMs = 30_000
const pieceBytes = 64 * 1024
const mostAnswerBytes = 4_096

const away: ScanVerdict = { kind: 'unchecked', again: true }
/** It says the same of it whenever it is asked. */
const tooLarge: ScanVerdict = { kind: 'unchecked', again: false }

/**
 * ClamAV's daemon, by its stream protocol (clamd(8), INSTREAM). A few files at once; those that find no place are not checked yet.
 * @param options.onChange whether it answers, whenever that changes
 */
export const createClamdScanner = (options: { at: ScannerAddress; onChange(isThere: boolean): void }): VirusScanner => {
  const queue = createQueue({ atOnce: 4, waiting: 100 })
  let wasThere = true
  const note = (isThere: boolean): void => {
    if (isThere !== wasThere) options.onChange(isThere)
    wasThere = isThere
  }
  const scan = async (path: string): Promise<ScanVerdict> => {
    try {
      const stream = framed(createReadStream(path, { highWaterMark: pieceBytes }))
      const verdict = verdictOf(await ask(options.at, stream))
      note(true)
      return verdict
    } catch (error) {
      const isThere = isCutOff(error) && (await isAnswering(options.at))
      note(isThere)
      return isThere ? tooLarge : away
    }
  }
  return { scan: async (path) => (await queue.run(() => scan(path))) ?? away }
}

/** Each piece with its length before it; one of no length is the end. */
const framed = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of pieces) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield length
    yield piece
  }
  yield Buffer.alloc(4)
}

/** What clamd says. It may say it, and hang up, before it has had everything. */
const ask = async (at: ScannerAddress, asking: AsyncIterable<Buffer>): Promise<string> => {
  const socket = connect({ ...at })
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('no answer in time')))
  try {
    const answered = read(socket)
    const sent = pipeline(Readable.from(asking), socket, { end: false })
    const [answer, sending] = await Promise.allSettled([answered, sent])
    if (answer.status === 'fulfilled' && answer.value !== '') return answer.value
    if (answer.status === 'rejected') throw answer.reason
    throw sending.status === 'rejected' ? sending.reason : new Error('no answer')
  } finally {
    socket.destroy()
  }
}

/**
 * It was hung up on in the middle. clamd does that to a stream that is larger than it takes, and what it says before is lost where more
 * was under way to it.
 */
const isCutOff = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')

const isAnswering = (at: ScannerAddress): Promise<boolean> =>
  ask(at, Readable.from([Buffer.from('zPING\0')])).then(
    (answer) => answer === 'PONG',
    () => false,
  )

const read = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1')
      const end = text.indexOf('\0')
      if (end >= 0) resolve(text.slice(0, end))
      else if (text.length > mostAnswerBytes) reject(new Error('no readable answer'))
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('hung up')))
  })

const verdictOf = (answer: string): ScanVerdict => {
  if (/^stream: OK$/.test(answer)) return { kind: 'clean' }
  const [, signature] = /^stream: (.+) FOUND$/.exec(answer) ?? []
  if (signature !== undefined) return { kind: 'infected', signature: signature.slice(0, 200) }
  if (answer.startsWith('INSTREAM size limit exceeded')) return tooLarge
  throw new Error('no verdict')
}

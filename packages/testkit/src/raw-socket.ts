import { type CommandName, type Params, protocolVersion, type Result, type ServerFrame } from '@frontdesk/protocol'
import { type ClientOptions as SocketOptions, WebSocket } from 'ws'
import type { Person } from './people.ts'

/** Far above what any answer takes: a time-out against tests that hang. */
const answerWithinMs = 15_000

type Answer<N extends CommandName> =
  | { type: 'result'; id: number; result: Result<N> }
  | Extract<ServerFrame, { type: 'error' }>

/** One WebSocket on which a test says and hears every frame itself. */
export type RawSocket = {
  readonly ws: WebSocket
  /** All text frames that came, as sent. */
  readonly texts: readonly string[]
  /** The same, parsed. */
  readonly frames: readonly ServerFrame[]
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  /** Sends text or bytes as they are, anything else as JSON. */
  say(frame: unknown): void
  /** Asks a command and waits for its answer; parameters are sent as they are, valid or not. */
  ask<N extends CommandName>(command: N, params: Params<N>): Promise<Answer<N>>
  /** The result, where a refusal would be a fault of the test. */
  expect<N extends CommandName>(command: N, params: Params<N>): Promise<Result<N>>
  /** The first frame of a type that has come or comes, of those after the first `after`. */
  next<T extends ServerFrame['type']>(type: T, after?: number): Promise<Extract<ServerFrame, { type: T }>>
  close(): void
}

/** Opens a socket that says nothing by itself: no hello, no beats. Resolves once the handshake is through. */
export const openRawSocket = async (url: string, options: SocketOptions = {}): Promise<RawSocket> => {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/api/v1/socket`, options)
  const texts: string[] = []
  const frames: ServerFrame[] = []
  let lastId = 0
  const waiting = new Set<() => void>()
  ws.on('message', (data: Buffer) => {
    texts.push(data.toString())
    frames.push(JSON.parse(data.toString()) as ServerFrame)
    for (const look of [...waiting]) look()
  })
  const closed = new Promise<number>((resolve) => {
    ws.on('close', resolve)
  })
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  ws.on('error', () => undefined)

  const say = (frame: unknown): void =>
    ws.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))

  /** The first frame that fits, of those that have come or come within a generous time. */
  const first = <T extends ServerFrame>(fits: (frame: ServerFrame, index: number) => frame is T, what: string) =>
    new Promise<T>((resolve, reject) => {
      const end = (settle: () => void): void => {
        waiting.delete(look)
        clearTimeout(overdue)
        settle()
      }
      const look = (): void => {
        const found = frames.find(fits)
        if (found !== undefined) end(() => resolve(found))
      }
      const overdue = setTimeout(() => end(() => reject(new Error(`${what} did not come`))), answerWithinMs)
      waiting.add(look)
      look()
    })

  const ask = async <N extends CommandName>(command: N, params: Params<N>): Promise<Answer<N>> => {
    lastId += 1
    const id = lastId
    say({ type: 'request', id, command, params })
    const isAnswer = (frame: ServerFrame): frame is Extract<ServerFrame, { type: 'result' | 'error' }> =>
      (frame.type === 'result' || frame.type === 'error') && frame.id === id
    return (await first(isAnswer, `the answer to ${command}`)) as Answer<N>
  }

  return {
    ws,
    texts,
    frames,
    closed,
    say,
    ask,
    expect: async (command, params) => {
      const answer = await ask(command, params)
      if (answer.type === 'error') throw new Error(`refused: ${answer.error.code} ${answer.error.message}`)
      return answer.result
    },
    next: <T extends ServerFrame['type']>(type: T, after = 0) =>
      first(
        (frame, index): frame is Extract<ServerFrame, { type: T }> => frame.type === type && index >= after,
        `a ${type} frame`,
      ),
    close: () => ws.close(),
  }
}

/** A socket on which a person is signed in already. It answers no beats. */
export const signedInSocket = async (
  url: string,
  person: Pick<Person, 'ticket'>,
  options: SocketOptions = {},
): Promise<RawSocket> => {
  const socket = await openRawSocket(url, options)
  socket.say({ type: 'hello', version: protocolVersion, ticket: (await person.ticket()).ticket })
  await socket.next('welcome')
  return socket
}

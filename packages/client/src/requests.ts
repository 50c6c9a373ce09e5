import type { CommandName, Params, Result, ServerFrame } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { RequestError } from './request-error.ts'
import type { LocalCode } from './types.ts'

/** An answer later than this is not waited for: the outcome is unknown, the request may be repeated. */
const answerWithinMs = 20_000

type Waiting = {
  command: CommandName
  params: unknown
  askedAtMs: number
  resolve(result: never): void
  reject(error: RequestError): void
}

export type Ask = <N extends CommandName>(
  command: N,
  params: Params<N>,
  options?: { urgent?: boolean },
) => Promise<Result<N>>

const local = (code: LocalCode) => new RequestError({ code, message: code })

/** Requests under way on the present connection, never more than the server allows; the others wait in line. */
export const createRequests = (options: { send(frame: unknown): void; isOnline(): boolean; nowMs(): number }) => {
  let lastId = 0
  const sent = new Map<number, Waiting>()
  let line: Waiting[] = []

  const pump = () => {
    while (sent.size < limits.requestsInFlight) {
      const next = line.shift()
      if (next === undefined) return
      lastId += 1
      next.askedAtMs = options.nowMs()
      sent.set(lastId, next)
      options.send({ type: 'request', id: lastId, command: next.command, params: next.params })
    }
  }

  const ask: Ask = (command, params, { urgent = false } = {}) =>
    new Promise((resolve, reject) => {
      if (!options.isOnline()) return reject(local('link.offline'))
      const waiting: Waiting = { command, params, askedAtMs: 0, resolve, reject }
      if (urgent) line.unshift(waiting)
      else line.push(waiting)
      pump()
    })

  return {
    ask,
    /** @returns whether the frame was an answer to one of these. */
    answered(frame: Extract<ServerFrame, { type: 'result' | 'error' }>): boolean {
      if (frame.id === null) return false
      const waiting = sent.get(frame.id)
      if (waiting === undefined) return false
      sent.delete(frame.id)
      if (frame.type === 'result') waiting.resolve(frame.result as never)
      else waiting.reject(new RequestError(frame.error))
      pump()
      return true
    },
    /** Gives up what has waited too long. */
    sweep(): void {
      const before = options.nowMs() - answerWithinMs
      for (const [id, waiting] of sent) {
        if (waiting.askedAtMs > before) continue
        sent.delete(id)
        waiting.reject(local('answer.late'))
      }
      pump()
    },
    /** The connection is gone: what was sent may or may not have been done. */
    lost(): void {
      const unsent = line
      const unknown = [...sent.values()]
      line = []
      sent.clear()
      for (const waiting of unknown) waiting.reject(local('link.lost'))
      for (const waiting of unsent) waiting.reject(local('link.offline'))
    },
  }
}

export type Requests = ReturnType<typeof createRequests>

import type { ClientFrame, Params, Result, ServerFrame, WireError } from '@frontdesk/protocol'
import { closeCodes } from '@frontdesk/protocol/errors'
import { limits } from '@frontdesk/protocol/limits'
import { protocolVersion } from '@frontdesk/protocol/version'
import { createCursors } from './cursors.ts'
import { createTimerSet } from './timer-set.ts'
import type { OpenSocket, Timers } from './types.ts'

/**
 * One POST of JSON with the person's proof (cookie or token). `keepalive`: it must get through although the page goes. `hangUp` is
 * given what ends it early. Rejects when there is no answer.
 */
export type Post = (
  path: string,
  body: string,
  how: { keepalive: boolean; hangUp(run: () => void): void },
) => Promise<{ status: number; json(): Promise<unknown> }>

export type PollingOptions = {
  post: Post
  timers: Timers
  newId(): string
  /** Calls when the page goes, until the returned function is called: then presence ends at once. */
  onGoing?(run: () => void): () => void
}

type PollAnswer = Result<'link.poll'>
type Answer = { status: number; body: unknown }

/** The judge above wants to hear something at least this often; so each poll is a beat too. */
const waitMs = limits.beatEveryMs
/** Beyond its waiting, an answer may take so long to come. */
const answerWithinMs = 12_000
/** What comes in bursts comes together. */
const gatherMs = 50
const retryMs = 1_000

const errorIn = (body: unknown): WireError | null =>
  typeof body === 'object' && body !== null && 'error' in body ? (body.error as WireError) : null

/** No answer of ours: worth another try. */
const noAnswer: WireError = { code: 'server.busy', message: 'No answer.', retryAfterMs: retryMs }

/** The code that ends the link for a refused poll; 0 where it is worth another try. */
const endOf = ({ status, body }: Answer): number => {
  if (status === 401) return closeCodes.unauthenticated
  if (status === 403) return errorIn(body)?.code === 'visitor.blocked' ? closeCodes.blocked : closeCodes.revoked
  if (status === 429) return closeCodes.limited
  return errorIn(body) !== null && status < 500 ? closeCodes.resync : 0
}

/** A socket made of requests: each poll is a resume with cursors, each frame up is a POST. Speaks the frames of the WebSocket. */
export const overLongPolling =
  (options: PollingOptions): OpenSocket =>
  (handlers) => {
    const timers = createTimerSet(options.timers)
    const lease = options.newId()
    const cursors = createCursors()
    let isOpen = true
    let isWelcome = false
    let beats = 0
    let failed = 0
    /** Counts polls; the answer of one that was given up is not listened to. */
    let turn = 0
    let hangUp: (() => void) | null = null

    const post = async (path: string, body: object, keepalive = false, keep?: (run: () => void) => void) => {
      const answer = await options.post(`/api/v1/link/${path}`, JSON.stringify(body), {
        keepalive,
        hangUp: keep ?? (() => {}),
      })
      return { status: answer.status, body: await answer.json().catch(() => null) }
    }

    const deliver = (frame: object) => {
      if (isOpen) handlers.message(JSON.stringify(frame))
    }

    const sayGoodbye = () => {
      if (isWelcome) post('leave', { lease }, true).catch(() => {})
    }
    const stopListening = options.onGoing?.(sayGoodbye)

    const shut = () => {
      if (!isOpen) return
      isOpen = false
      turn += 1
      timers.clearAll()
      hangUp?.()
      stopListening?.()
      sayGoodbye()
    }

    const end = (code: number) => {
      if (!isOpen) return
      shut()
      handlers.closed(code)
    }

    const later = (delayMs: number) => {
      turn += 1
      const mine = turn
      timers.set(() => mine === turn && void poll(), delayMs)
    }

    /** The poll under way asks with old numbers: another takes its place. */
    const again = () => {
      if (!isWelcome) return
      hangUp?.()
      later(gatherMs)
    }

    const refused = (answer: Answer) => {
      const error = errorIn(answer.body)
      if (error?.code === 'version.unsupported') deliver({ type: 'error', id: null, error })
      const code = endOf(answer)
      failed += 1
      if (code !== 0) return end(code)
      // One node may be going while the next takes over.
      if (!isWelcome || failed > 1) return end(answer.status === 503 ? closeCodes.restarting : 1006)
      later(Math.max(retryMs, error?.retryAfterMs ?? 0))
    }

    const answered = (answer: PollAnswer, wasFirst: boolean, tookMs: number) => {
      failed = 0
      if (wasFirst) {
        isWelcome = true
        const { serverTimeMs, you } = answer
        cursors.take(answer)
        deliver({ type: 'welcome', version: protocolVersion, connectionId: lease, serverTimeMs, you })
        return later(0)
      }
      if (!cursors.take(answer)) return end(closeCodes.resync)
      for (const frame of answer.frames) deliver(frame)
      beats += 1
      deliver({ type: 'beat', n: beats, seen: beats - 1 } satisfies ServerFrame)
      // Something that answers at once with nothing would be asked without end.
      const isEmpty = answer.frames.length === 0 && tookMs < waitMs / 2
      if (isOpen) later(isEmpty ? retryMs : gatherMs)
    }

    const poll = async (): Promise<void> => {
      turn += 1
      const mine = turn
      const first = !isWelcome
      const startMs = timers.nowMs()
      const params: Params<'link.poll'> = {
        version: protocolVersion,
        lease,
        first,
        waitMs: first ? 0 : waitMs,
        ...cursors.params(),
      }
      const overdue = timers.set(() => hangUp?.(), params.waitMs + answerWithinMs)
      const answer = await post('poll', params, false, (run) => {
        hangUp = run
      }).catch((): Answer => ({ status: 0, body: null }))
      timers.clear(overdue)
      if (mine !== turn) return
      hangUp = null
      if (answer.status === 200 && answer.body !== null)
        answered(answer.body as PollAnswer, first, timers.nowMs() - startMs)
      else refused(answer)
    }

    const request = async (frame: { id: number; command: string; params: unknown }) => {
      const { id, command, params } = frame
      if (command === 'typing.set') return deliver({ type: 'result', id, result: {} })
      const answer = await post('request', { lease, command, params }).catch((): Answer => ({ status: 0, body: null }))
      if (answer.status === 401) return end(closeCodes.unauthenticated)
      if (answer.status !== 200) return deliver({ type: 'error', id, error: errorIn(answer.body) ?? noAnswer })
      const isNew = cursors.heard(command, params, answer.body)
      deliver({ type: 'result', id, result: answer.body })
      if (isNew) again()
    }

    void Promise.resolve().then(() => isOpen && handlers.opened())
    return {
      send(text) {
        const frame = JSON.parse(text) as ClientFrame
        if (frame.type === 'hello') void poll()
        else if (frame.type === 'request') void request(frame)
      },
      close: shut,
      wake: again,
    }
  }

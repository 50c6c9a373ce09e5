import type { ClientFrame, ServerFrame } from '@frontdesk/protocol'
import { type OpenPolling, overEither } from './either.ts'
import { overLongPolling, type PollingOptions } from './long-polling.ts'
import { probe } from './probe.ts'
import { createTimerSet } from './timer-set.ts'
import type { OpenSocket } from './types.ts'

const firstProbeMs = 30_000
const lastProbeMs = 300_000
/** Between probes that a waking page asks for. */
const wakeAtMostEveryMs = 2_000
const idleCheckMs = 200

/** What `overFallback` fetches: everything for networks that let no WebSocket through. */
export const createOtherWay = (options: PollingOptions & { webSocket: OpenSocket }): OpenSocket =>
  overEither({ ...options, polling: createPolling(options) })

/**
 * Long polling that looks by itself, from time to time and when the page wakes, whether WebSockets get through again. Loaded
 * only where it is needed.
 */
const createPolling =
  (options: PollingOptions & { webSocket: OpenSocket }): OpenPolling =>
  (handlers, climb) => {
    const timers = createTimerSet(options.timers)
    let delayMs = firstProbeMs
    let probedAtMs = 0
    let isProbing = false
    let isOpen = true
    let timer: unknown
    const unanswered = new Set<unknown>()

    /** Not while somebody waits for an answer: it would be lost. */
    const climbWhenIdle = () => {
      if (!isOpen) return
      if (unanswered.size === 0) climb()
      else timers.set(climbWhenIdle, idleCheckMs)
    }

    const look = async (): Promise<void> => {
      if (isProbing) return
      isProbing = true
      timers.clear(timer)
      const works = await probe(options.webSocket, timers)
      isProbing = false
      probedAtMs = timers.nowMs()
      if (!isOpen) return
      if (works) return climbWhenIdle()
      timer = timers.set(() => void look(), delayMs)
      delayMs = Math.min(delayMs * 2, lastProbeMs)
    }

    const shut = () => {
      isOpen = false
      timers.clearAll()
    }

    const socket = overLongPolling(options)({
      opened: handlers.opened,
      message(text) {
        const frame = JSON.parse(text) as ServerFrame
        if (frame.type === 'result' || frame.type === 'error') unanswered.delete(frame.id)
        handlers.message(text)
      },
      closed(code) {
        shut()
        handlers.closed(code)
      },
    })
    timer = timers.set(() => void look(), delayMs)
    return {
      send(text) {
        const frame = JSON.parse(text) as ClientFrame
        if (frame.type === 'request') unanswered.add(frame.id)
        socket.send(text)
      },
      close() {
        shut()
        socket.close()
      },
      wake() {
        socket.wake?.()
        if (timers.nowMs() - probedAtMs >= wakeAtMostEveryMs) void look()
      },
    }
  }

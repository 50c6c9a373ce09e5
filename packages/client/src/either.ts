import type { OpenSocket, Socket, SocketHandlers, Timers } from './types.ts'

/** Opens the other way; `climb` says that WebSockets get through again and that this one is to be left. */
export type OpenPolling = (handlers: SocketHandlers, climb: () => void) => Socket

/** A WebSocket on which nothing has come by then goes through something that swallows frames. */
const patienceMs = 8_000
/** So many in a row that ended before anything came: the network does not want them. */
const failuresAtMost = 2
/** Closes that only the server sends: it was reached. */
const isServersOwn = (code: number): boolean => code >= 4_000 || code === 1_012
/** As if the server had asked to come back at once. */
const comeBackCode = 4_410

/**
 * For a network that let no WebSocket through: polls, and should that not get through either, tries both in turn, a WebSocket
 * first. The client above notices nothing: the frames are the same.
 */
export const overEither = (options: { webSocket: OpenSocket; polling: OpenPolling; timers: Timers }): OpenSocket => {
  const { timers } = options
  let failures = 0
  let polls = true

  return (handlers) => {
    /** Counts the sockets beneath; what an earlier one says is not listened to. */
    let turn = 0
    let current: Socket | null = null
    let hello: string | null = null
    let timer: unknown

    const drop = () => {
      turn += 1
      timers.clear(timer)
      current?.close()
      current = null
    }

    const end = (code: number) => {
      drop()
      handlers.closed(code)
    }

    /** Handlers of the next socket beneath. `heard` is called at its first message. */
    const handle = (heard: () => void, closed: (code: number, isHeard: boolean) => void): SocketHandlers => {
      const mine = turn
      let isHeard = false
      return {
        opened() {
          if (mine !== turn) return
          if (hello === null) handlers.opened()
          else current?.send(hello)
        },
        message(text) {
          if (mine !== turn) return
          if (!isHeard) heard()
          isHeard = true
          handlers.message(text)
        },
        closed(code) {
          if (mine === turn) closed(code, isHeard)
        },
      }
    }

    const openPolling = () => {
      drop()
      const mine = turn
      const lost = (code: number, isHeard: boolean) => {
        polls = polls && isHeard
        end(code)
      }
      const heard = () => {
        polls = true
      }
      current = options.polling(handle(heard, lost), () => {
        if (mine !== turn) return
        polls = false
        failures = 0
        end(comeBackCode)
      })
    }

    const openWebSocket = () => {
      timer = timers.set(() => {
        // The next connection need not wait for this once more.
        polls = true
        openPolling()
      }, patienceMs)
      const heard = () => {
        timers.clear(timer)
        failures = 0
      }
      current = options.webSocket(
        handle(heard, (code, isHeard) => {
          if (isHeard || isServersOwn(code)) return end(code)
          failures += 1
          if (failures < failuresAtMost) end(code)
          else openPolling()
        }),
      )
    }

    if (polls) openPolling()
    else openWebSocket()
    return {
      send(text) {
        hello ??= text
        current?.send(text)
      },
      close: drop,
      wake: () => current?.wake?.(),
    }
  }
}

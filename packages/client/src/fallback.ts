import type { OpenSocket, Timers } from './types.ts'

/** A WebSocket on which nothing has come by then goes through something that swallows frames. */
const patienceMs = 8_000
/** The browser's code for a socket that was cut, or never opened: the server has said nothing. */
const cut = 1_006

/**
 * A WebSocket, for as long as one gets through. When two in a row were cut before anything came, or one brings nothing, the
 * next connections are made by what `otherwise` fetches. Small, because everybody loads it.
 */
export const overFallback = (
  webSocket: OpenSocket,
  otherwise: () => Promise<OpenSocket>,
  timers: Timers,
): OpenSocket => {
  let open = webSocket
  let failures = 0
  const giveUp = () => {
    // Not fetched: the next failure asks again.
    otherwise().then(
      (other) => {
        open = other
      },
      () => {},
    )
  }
  return (handlers) => {
    if (open !== webSocket) return open(handlers)
    const closed = (code: number) => {
      timers.clear(timer)
      handlers.closed(code)
    }
    let timer: unknown
    let isHeard = false
    const socket = webSocket({
      opened: handlers.opened,
      message(text) {
        timers.clear(timer)
        isHeard = true
        failures = 0
        handlers.message(text)
      },
      closed(code) {
        if (!isHeard && code === cut && ++failures > 1) giveUp()
        closed(code)
      },
    })
    timer = timers.set(() => {
      giveUp()
      socket.close()
      closed(cut)
    }, patienceMs)
    return {
      send: socket.send,
      close() {
        timers.clear(timer)
        socket.close()
      },
    }
  }
}

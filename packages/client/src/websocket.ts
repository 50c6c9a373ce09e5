import type { OpenSocket } from './types.ts'

/** What a browser's, Node's and the `ws` package's WebSocket have in common. */
export type WebSocketLike = {
  /** 1 while it is open. */
  readonly readyState: number
  send(text: string): void
  close(): void
  addEventListener(type: 'open', heard: () => void): void
  addEventListener(type: 'message', heard: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', heard: (event: { code: number }) => void): void
  addEventListener(type: 'error', heard: () => void): void
}

/** Makes the client's socket from a WebSocket: `overWebSocket(() => new WebSocket(url))`. */
export const overWebSocket =
  (open: () => WebSocketLike): OpenSocket =>
  (handlers) => {
    const socket = open()
    socket.addEventListener('open', () => handlers.opened())
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') handlers.message(data)
    })
    socket.addEventListener('close', ({ code }) => handlers.closed(code))
    // A failure is told by `close` too; without a listener some implementations throw.
    socket.addEventListener('error', () => {})
    return {
      // One that is closing takes nothing any more and complains aloud; what was not sent is sent again after `closed`.
      send: (text) => {
        if (socket.readyState === 1) socket.send(text)
      },
      close: () => socket.close(),
    }
  }

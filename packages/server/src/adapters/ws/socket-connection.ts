import { type CloseCode, closeCodes, type ErrorCode, limits } from '@frontdesk/protocol'
import type { LiveConnection } from '../../app/ports/live.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import type { Corkable, TurnWrites } from './turn-writes.ts'

/** What a connection needs of its WebSocket. */
export type SocketLike = {
  readonly bufferedAmount: number
  send(frame: string): void
  close(code?: number): void
  terminate(): void
}

/** More than this is not gathered: the system's own buffer is there to take it, and the socket's bound counts what waits here. */
const gatheredBytes = 64 * 1_024

/** How long a closing socket may take to say goodbye before it is cut. */
const goodbyeMs = 2_000

/**
 * One socket. A class, because there are many: what all share lives on the prototype, and an idle visitor stays small.
 * `greeting` waits for hello; `entering` is being let in, and what comes by itself waits until welcome has gone out; `live` is
 * signed in.
 */
export class SocketConnection {
  readonly id: string
  readonly ip: string
  readonly userAgent: string
  state:
    | { kind: 'greeting'; openedAtMs: number }
    | { kind: 'entering'; live: LiveConnection | null; held: string[] }
    | { kind: 'live'; live: LiveConnection }
    /** Closing; it is still counted as here until the socket is gone. */
    | { kind: 'ended'; live: LiveConnection | null }
  lastHeardAtMs: number
  /** Number of the last beat that the client answered. */
  lastBeatSeen = 0
  requestsInFlight = 0
  /** Frames taken in the current window, against floods. */
  framesInWindow = 0
  readonly #socket: SocketLike
  readonly #stream: Corkable
  readonly #turnWrites: TurnWrites
  readonly #bufferBytes: number
  readonly #onCut: (code: CloseCode) => void

  constructor(
    socket: SocketLike,
    /** What the socket writes to. */
    stream: Corkable,
    from: {
      id: string
      ip: string
      userAgent: string
      nowMs: number
      bufferBytes: number
      turnWrites: TurnWrites
      onCut: (code: CloseCode) => void
    },
  ) {
    this.#socket = socket
    this.#stream = stream
    this.#turnWrites = from.turnWrites
    this.#bufferBytes = from.bufferBytes
    this.#onCut = from.onCut
    this.id = from.id
    this.ip = from.ip
    this.userAgent = from.userAgent
    this.lastHeardAtMs = from.nowMs
    this.state = { kind: 'greeting', openedAtMs: from.nowMs }
  }

  /** Begins to let it in. */
  enter(): void {
    this.state = { kind: 'entering', live: null, held: [] }
  }

  /** From now on it speaks for somebody, and can be sent things; they go out after `welcome`. */
  admit(principal: AgentPrincipal | VisitorPrincipal): LiveConnection {
    const live: LiveConnection = {
      id: this.id,
      principal,
      ip: this.ip,
      send: (frame) => this.send(frame),
      end: (code) => this.end(code),
    }
    this.state = { kind: 'entering', live, held: [] }
    return live
  }

  /** Sends welcome, and then what has come meanwhile. */
  welcome(frame: string): void {
    if (this.state.kind !== 'entering' || this.state.live === null) return
    const { live, held } = this.state
    this.state = { kind: 'live', live }
    for (const one of [frame, ...held]) this.send(one)
  }

  get live(): LiveConnection | null {
    return this.state.kind === 'greeting' ? null : this.state.live
  }

  get isEnded(): boolean {
    return this.state.kind === 'ended'
  }

  /** The socket is gone. */
  forget(): void {
    this.state = { kind: 'ended', live: null }
  }

  /** A receiver that does not keep up is cut and told to resume; what it missed is in the log. */
  send(frame: string): void {
    if (this.state.kind === 'ended') return
    if (this.state.kind === 'entering') this.state.held.push(frame)
    else this.#put(frame)
  }

  #put(frame: string): void {
    if (this.#socket.bufferedAmount > gatheredBytes) {
      this.#turnWrites.release(this.#stream)
      if (this.#socket.bufferedAmount > this.#bufferBytes) {
        this.end(closeCodes.resync)
        return
      }
    }
    this.#turnWrites.hold(this.#stream)
    this.#socket.send(frame)
  }

  refuse(id: number | null, code: ErrorCode, message: string, retryAfterMs?: number): void {
    const error = { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    if (!this.isEnded) this.#put(JSON.stringify({ type: 'error', id, error }))
  }

  end(code: CloseCode): void {
    if (this.state.kind === 'ended') return
    this.state = { kind: 'ended', live: this.live }
    this.#onCut(code)
    this.#socket.close(code)
    setTimeout(() => this.#socket.terminate(), goodbyeMs).unref()
  }

  isOverdue(nowMs: number): boolean {
    return this.state.kind === 'greeting' && nowMs - this.state.openedAtMs > limits.helloWithinMs
  }

  isSilent(nowMs: number): boolean {
    return nowMs - this.lastHeardAtMs > limits.deadAfterMs
  }
}

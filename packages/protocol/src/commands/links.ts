import { limits } from '../limits.ts'
import { ClientId, Count, Exact, Id, Nullable, OneOf, TimeMs, Type } from '../schema.ts'
import { Done, define, everyone } from './shape.ts'

/** Where no WebSocket gets through. */
export const linkCommands = {
  /** A resume with cursors that waits until there is something, `waitMs` at most. The lease is this connection's presence. */
  'link.poll': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/link/poll' },
    params: Exact({
      version: Type.Integer(),
      lease: ClientId,
      /** Greets at once, as `welcome` does on a socket. */
      first: Type.Boolean(),
      waitMs: Type.Integer({ minimum: 0, maximum: limits.pollWithinMs }),
      watching: Type.Array(Exact({ conversationId: Id, rev: Count }), { maxItems: limits.polledConversations }),
      feed: Nullable(Type.String({ maxLength: 8_192 })),
      digest: Nullable(Type.String({ maxLength: 32_768 })),
    }),
    result: Exact({
      /** What `welcome` tells; only with `first`. */
      you: Type.Optional(Type.Object({ kind: OneOf('agent', 'visitor') })),
      /** As the WebSocket would bring them. */
      frames: Type.Array(Type.Object({ type: Type.String() })),
      feed: Nullable(Type.String()),
      digest: Type.String(),
      serverTimeMs: TimeMs,
    }),
  }),
  /** Runs a command that the WebSocket offers, with the same checks; its answer is that command's. */
  'link.request': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/link/request' },
    params: Exact({ lease: ClientId, command: Type.String({ maxLength: 64 }), params: Type.Object({}) }),
    result: Type.Unknown(),
  }),
  /** Goes at once instead of when the lease ends. */
  'link.leave': define({
    askers: everyone,
    socket: false,
    http: { method: 'POST', path: '/api/v1/link/leave' },
    params: Exact({ lease: ClientId }),
    result: Done,
  }),
} as const

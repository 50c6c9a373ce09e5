import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, Nullable, OneOf, Type } from '../schema.ts'
import { Done, define, staff } from './shape.ts'

const forHandlers = { askers: staff, right: 'visitors.handle' } as const

/** The end of a block; null is for good. */
const End = Nullable(Type.Integer({ minimum: 0, maximum: limits.latestMs }))

/** Who is kept out. */
export const blockCommands = {
  /** Newest first. `before` is the `next` of the page before. */
  'block.list': define({
    ...forHandlers,
    socket: true,
    http: { method: 'GET', path: '/api/v1/blocks' },
    params: Exact({
      /** Any part of whom it keeps out, of the reason, or of who did it; an address finds the ranges that hold it too. */
      search: Type.Optional(Type.String({ maxLength: 100 })),
      /** `current` are those that are not over; default all. */
      state: Type.Optional(OneOf('current', 'over')),
      /** Those that keep out this contact; with `ip`, or this address. */
      contactId: Type.Optional(Id),
      ip: Type.Optional(Type.String({ maxLength: 64 })),
      before: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    result: Exact({ blocks: Type.Array(R.Block), next: Nullable(Type.String()) }),
  }),
  /** What goes on with whom it keeps out ends at once. */
  'block.create': define({
    ...forHandlers,
    audit: { of: 'block', id: 'result.id' },
    socket: true,
    http: { method: 'POST', path: '/api/v1/blocks' },
    params: Exact({
      target: Type.Union([
        Exact({ kind: Type.Literal('contact'), contactId: Id }),
        Exact({ kind: Type.Literal('address'), range: Type.String({ minLength: 1, maxLength: 64 }) }),
      ]),
      reason: R.BlockReason,
      untilMs: End,
    }),
    result: R.Block,
  }),
  'block.update': define({
    ...forHandlers,
    audit: { of: 'block', id: 'params.blockId' },
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/blocks/:blockId' },
    params: Exact({
      blockId: Id,
      change: Exact({ reason: Type.Optional(R.BlockReason), untilMs: Type.Optional(End) }),
    }),
    result: R.Block,
  }),
  'block.remove': define({
    ...forHandlers,
    audit: { of: 'block', id: 'params.blockId' },
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/blocks/:blockId' },
    params: Exact({ blockId: Id }),
    result: Done,
  }),
  'block.export': define({
    ...forHandlers,
    audit: { of: 'block' },
    socket: false,
    http: { method: 'GET', path: '/api/v1/block-export' },
    params: Exact({}),
    result: Exact({ csv: Type.String() }),
  }),
} as const

import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Count, Exact, Id, Nullable, OneOf, TimeMs, Type } from '../schema.ts'
import { define, staff } from './shape.ts'

export const searchCommands = {
  /** Messages with all the words, the newest first, of what the asker may see. `before` is the `next` of the page before. */
  'search.messages': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/search/messages' },
    params: Exact({
      text: Type.String({ minLength: 1, maxLength: limits.searchCharacters }),
      /** Visitors' conversations or colleagues' rooms; both without. */
      kind: Type.Optional(OneOf('visitors', 'rooms')),
      /** The agent has the conversation, or has written the message. */
      agentId: Type.Optional(Id),
      teamId: Type.Optional(Id),
      siteId: Type.Optional(Id),
      /** The conversation, or its contact, has the tag. */
      tagId: Type.Optional(Id),
      fromMs: Type.Optional(TimeMs),
      toMs: Type.Optional(TimeMs),
      before: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    result: Exact({
      hits: Type.Array(R.SearchHit),
      /** Those that the hits are in. */
      conversations: Type.Array(R.ConversationItem),
      next: Nullable(Type.String()),
      /** So many entries are written but can't be found yet; counted up to a bound. */
      behind: Count,
    }),
  }),
} as const

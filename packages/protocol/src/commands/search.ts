import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Count, Exact, Id, Nullable, OneOf, TimeMs, Type } from '../schema.ts'
import { define, staff } from './shape.ts'

const words = (minLength: number) => Type.String({ minLength, maxLength: limits.searchCharacters })
const Before = Type.String({ maxLength: 80 })

/** What a search is narrowed down to. */
const filters = {
  /** Visitors' conversations or colleagues' rooms; both without. */
  kind: Type.Optional(OneOf('visitors', 'rooms')),
  /** The agent has the conversation, or has written the message. */
  agentId: Type.Optional(Id),
  teamId: Type.Optional(Id),
  siteId: Type.Optional(Id),
  /** The conversation, or its contact, has the tag. */
  tagId: Type.Optional(Id),
  /** Of conversations: something was said in it within this time. */
  fromMs: Type.Optional(TimeMs),
  toMs: Type.Optional(TimeMs),
  before: Type.Optional(Before),
}

const page = {
  next: Nullable(Type.String()),
  /** So many entries, or contacts and conversations, are not indexed as they are now; counted up to a bound. */
  behind: Count,
}

export const searchCommands = {
  /** Messages with all the words, the newest first, of what the asker may see. `before` is the `next` of the page before. */
  'search.messages': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/search/messages' },
    params: Exact({ text: words(1), ...filters }),
    result: Exact({
      hits: Type.Array(R.SearchHit),
      /** Those that the hits are in. */
      conversations: Type.Array(R.ConversationItem),
      ...page,
    }),
  }),
  /** Conversations by whom they are with and what they are called and described as; without words all that pass the filters. */
  'search.conversations': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/search/conversations' },
    params: Exact({ text: words(0), ...filters }),
    result: Exact({
      hits: Type.Array(Exact({ conversation: R.ConversationItem, found: Type.Array(R.FieldHit) })),
      ...page,
    }),
  }),
  /** Contacts by all that is known of them; without words all with the tag. */
  'search.contacts': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/search/contacts' },
    params: Exact({ text: words(0), tagId: filters.tagId, before: filters.before }),
    result: Exact({
      /** Each with the newest of its conversations that the asker may see. */
      hits: Type.Array(
        Exact({
          contact: R.ContactCard,
          found: Type.Array(R.FieldHit),
          conversations: Type.Array(R.ServiceItem),
        }),
      ),
      ...page,
    }),
  }),
} as const

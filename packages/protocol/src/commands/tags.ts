import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, Nullable, Type } from '../schema.ts'
import { Done, define, inConversation, Some, staff } from './shape.ts'

const ofManagers = { askers: staff, right: 'tags.manage', socket: false } as const
const Some20 = Type.Optional(Type.Array(Id, { maxItems: limits.tagsOn, uniqueItems: true }))
/** Each changes what it names, so that two who change at once both have their way. */
const change = { add: Some20, remove: Some20 }

/** The account's tags, and what conversations and contacts are marked with. */
export const tagCommands = {
  'tag.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/tags' },
    params: Exact({}),
    /** By name. */
    result: Exact({ tags: Type.Array(R.Tag) }),
  }),
  'tag.create': define({
    ...ofManagers,
    audit: { of: 'tag', id: 'result.id' },
    http: { method: 'POST', path: '/api/v1/tags' },
    params: Exact(R.tagSettings),
    result: R.Tag,
  }),
  'tag.update': define({
    ...ofManagers,
    audit: { of: 'tag', id: 'params.tagId' },
    http: { method: 'PATCH', path: '/api/v1/tags/:tagId' },
    params: Exact({ tagId: Id, change: Some(R.tagSettings) }),
    result: R.Tag,
  }),
  /** It goes from all that has it. */
  'tag.remove': define({
    ...ofManagers,
    audit: { of: 'tag', id: 'params.tagId' },
    http: { method: 'DELETE', path: '/api/v1/tags/:tagId' },
    params: Exact({ tagId: Id }),
    result: Done,
  }),
  'conversation.tag': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/tags' },
    params: Exact({ ...inConversation, ...change }),
    result: Done,
  }),
  /** Sets attributes of a conversation by name; null takes one away. */
  'conversation.describe': define({
    askers: staff,
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/conversations/:conversationId/attributes' },
    params: Exact({
      ...inConversation,
      attributes: Type.Record(R.AttributeKey, Nullable(R.AttributeValue), {
        maxProperties: limits.attributes,
        additionalProperties: false,
      }),
    }),
    result: Done,
  }),
  'contact.tag': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/contacts/:contactId/tags' },
    params: Exact({ contactId: Id, ...change }),
    result: Exact({ tagIds: R.TagIds }),
  }),
} as const

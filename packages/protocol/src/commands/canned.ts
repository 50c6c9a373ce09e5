import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Count, Exact, Id, Type } from '../schema.ts'
import { Done, define, inConversation, Some, staff } from './shape.ts'

const inResponse = { responseId: Id }

/** Words kept ready: an agent's own, a team's, the company's. */
export const cannedCommands = {
  /** Those that the asker may use, by code. */
  'canned-response.list': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/canned-responses' },
    params: Exact({}),
    result: Exact({ responses: Type.Array(R.CannedResponse) }),
  }),
  /** Others' than one's own need the right `teams.manage`. */
  'canned-response.create': define({
    askers: staff,
    audit: { of: 'canned-response', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/canned-responses', bodyBytes: limits.cannedBytes },
    params: Exact({ owner: R.CannedOwner, ...R.cannedSettings, fileIds: Type.Optional(R.cannedFileIds) }),
    result: R.CannedResponse,
  }),
  'canned-response.update': define({
    askers: staff,
    audit: { of: 'canned-response', id: 'params.responseId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/canned-responses/:responseId', bodyBytes: limits.cannedBytes },
    params: Exact({ ...inResponse, change: Some({ ...R.cannedSettings, fileIds: R.cannedFileIds }) }),
    result: R.CannedResponse,
  }),
  /** Its files are the asker's to keep again for a day, so that it can be taken back. */
  'canned-response.remove': define({
    askers: staff,
    audit: { of: 'canned-response', id: 'params.responseId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/canned-responses/:responseId' },
    params: Exact(inResponse),
    result: Done,
  }),
  /**
   * Announces a file that a canned response is going to have; its bytes come as those of any other, and then `fileIds` of
   * `canned-response.create` or `canned-response.update` names it.
   */
  'canned-response.announce': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/canned-files' },
    params: Exact(R.announcedFile),
    result: Exact({ fileId: Id, partBytes: Count }),
  }),
  /**
   * Puts a file of a canned response into a conversation as if the asker had uploaded it there: a copy, which a message can
   * carry at once.
   */
  'canned-response.attach': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/canned-files' },
    params: Exact({ ...inConversation, fileId: Id }),
    result: R.FileCard,
  }),
} as const

import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, Type } from '../schema.ts'
import { Done, define, Some, staff } from './shape.ts'

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
    params: Exact({ owner: R.CannedOwner, ...R.cannedSettings }),
    result: R.CannedResponse,
  }),
  'canned-response.update': define({
    askers: staff,
    audit: { of: 'canned-response', id: 'params.responseId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/canned-responses/:responseId', bodyBytes: limits.cannedBytes },
    params: Exact({ ...inResponse, change: Some(R.cannedSettings) }),
    result: R.CannedResponse,
  }),
  'canned-response.remove': define({
    askers: staff,
    audit: { of: 'canned-response', id: 'params.responseId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/canned-responses/:responseId' },
    params: Exact(inResponse),
    result: Done,
  }),
} as const

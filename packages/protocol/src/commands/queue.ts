import * as R from '../resources.ts'
import { Exact } from '../schema.ts'
import { Done, define, inConversation, staff } from './shape.ts'

/** The queue and its offers. */
export const queueCommands = {
  /** Who waits where and how long, and who serves how many; read again after `queue.changed`. */
  'queue.read': define({
    askers: staff,
    right: 'supervise',
    socket: true,
    http: { method: 'GET', path: '/api/v1/queue' },
    params: Exact({}),
    result: R.QueueBoard,
  }),
  /** The asking agent takes the conversation that it is asked to take. */
  'offer.accept': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/offer/accept' },
    params: Exact(inConversation),
    result: Done,
  }),
  'offer.decline': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/offer/decline' },
    params: Exact(inConversation),
    result: Done,
  }),
} as const

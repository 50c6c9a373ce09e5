import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Day, Exact, Type } from '../schema.ts'
import { Done, define, inConversation, staff } from './shape.ts'

/** How visitors were served, as they say it. */
export const ratingCommands = {
  /** Once for each closing; again changes it. Of thumbs down is 1 and up is 5. */
  'conversation.rate': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'PUT', path: '/api/v1/conversations/:conversationId/rating' },
    params: Exact({
      ...inConversation,
      score: Type.Integer({ minimum: 1, maximum: 5 }),
      words: Type.Optional(Type.String({ maxLength: limits.ratingCharacters })),
    }),
    result: Done,
  }),
  'rating.read': define({
    askers: staff,
    right: 'supervise',
    socket: false,
    http: { method: 'GET', path: '/api/v1/ratings' },
    params: Exact({
      /** First day and number of days, in the calendar of the time zone. */
      from: Day,
      days: Type.Integer({ minimum: 1, maximum: limits.ledgerDays }),
      /** IANA name. */
      timeZone: Type.String({ maxLength: 64 }),
    }),
    /** `newest`: up to 50 of these days, in conversations that the asker may see. */
    result: Exact({ days: Type.Array(R.RatingDay), newest: Type.Array(R.RatingGiven) }),
  }),
} as const

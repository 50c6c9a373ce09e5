import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, OneOf, Type } from '../schema.ts'
import { Done, define, inConversation, staff } from './shape.ts'

const transcript = {
  siteName: Type.String(),
  /** As everybody sees them, in order; of very many the newest. */
  entries: Type.Array(R.Entry, { maxItems: limits.transcriptEntries }),
  /** Whether there are older ones. */
  earlier: Type.Boolean(),
}

/** What was said in a visitor's conversation, without anything that staff wrote for each other. */
export const transcriptCommands = {
  'transcript.read': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/own-transcript' },
    params: Exact(inConversation),
    result: Exact(transcript),
  }),
  /** Goes to the address that the visitor has shown to be its own. */
  'transcript.mail': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/mailed-transcripts' },
    params: Exact(inConversation),
    result: Done,
  }),
  'conversation.export': define({
    askers: staff,
    right: 'conversations.export',
    audit: { of: 'contact', id: 'result.contactId', keep: ['params.format'] },
    socket: false,
    http: { method: 'GET', path: '/api/v1/conversations/:conversationId/transcript' },
    /** `format` is what the asker makes of it. */
    params: Exact({ ...inConversation, format: OneOf('text', 'html', 'pdf') }),
    result: Exact({ contactId: Id, ...transcript }),
  }),
} as const

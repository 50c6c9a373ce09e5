import * as R from '../resources.ts'
import { Count, Exact, Id, TimeMs, Type } from '../schema.ts'
import { Done, define, everyone, inConversation } from './shape.ts'

const inFile = { fileId: Id }

/**
 * Files: announced, sent in parts (`PUT /api/v1/files/:fileId/content`, raw bytes), finished, and then carried by a message
 * (`message.send`, `files`).
 */
export const fileCommands = {
  /** `bytes`: how large it is going to be. Refused where the company's limits say so; `details` names the limit. */
  'file.create': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/conversations/:conversationId/files' },
    params: Exact({
      ...inConversation,
      ...R.announcedFile,
      voice: Type.Optional(Type.Boolean()),
    }),
    result: Exact({ fileId: Id, partBytes: Count }),
  }),
  /** For whoever uploads it: where to go on after a lost connection, and what has become of it. */
  'file.read': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/files/:fileId' },
    params: Exact(inFile),
    result: R.Upload,
  }),
  /** All bytes are there. Answers when the file is ready, or after some seconds with `processing`: then read it again. */
  'file.finish': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/files/:fileId/finish' },
    params: Exact(inFile),
    result: R.Upload,
  }),
  /** Takes back what no message carries. */
  'file.cancel': define({
    askers: everyone,
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/files/:fileId' },
    params: Exact(inFile),
    result: Done,
  }),
  /**
   * Files are fetched at `${origin}/files/${pass}/${fileId}/${variant}`, variant `original`, `view` or `thumb`. The pass says
   * who reads; it stays the same for some minutes, so that caches work, and opens only what the reader may see.
   */
  'file.pass': define({
    askers: everyone,
    socket: true,
    http: { method: 'GET', path: '/api/v1/file-pass' },
    params: Exact({}),
    result: Exact({ origin: Type.String(), pass: Type.String(), expiresAtMs: TimeMs }),
  }),
} as const

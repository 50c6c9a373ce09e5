import type * as R from '../resources.ts'
import { Exact, Id, type TSchema, Type } from '../schema.ts'

/** Who may ask. `anyone` has no principal yet; the others are signed in by cookie, visitor token or socket ticket. */
export type Asker = 'anyone' | 'visitor' | 'agent' | 'administrator'

/**
 * An act of administration or security: each leaves one row in the audit log. Paths begin with `params.` or `result.`; what
 * they name is kept, so none may name a secret.
 */
export type Audit = {
  /** What it concerns. */
  of: R.AuditSubject
  /** Where the id of that stands; `asker` for the asking agent, absent where there is only one. */
  id?: string
  /** Of what was asked or came of it, what is worth keeping beside the changed fields. */
  keep?: readonly string[]
}

export type CommandShape = {
  params: TSchema
  result: TSchema
  askers: readonly Asker[]
  /** Of agents only those who have it. */
  right?: R.Right
  audit?: Audit
  /** The HTTP door; parameters in `:braces` come from the path, the rest from the query (GET, DELETE) or the JSON body. */
  http?: {
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
    path: string
    /** Where a body may be larger than `limits.frameBytes`. */
    bodyBytes?: number
  }
  /** Whether the WebSocket door offers it too. */
  socket: boolean
}

export const define = <const C extends CommandShape>(command: C): C => command
export const Done = Exact({})
export const staff = ['agent', 'administrator'] as const
export const everyone = ['visitor', 'agent', 'administrator'] as const
export const inConversation = { conversationId: Id }
/** Any of them; making properties optional forgets that there are no others. */
export const Some = <P extends { [key: string]: TSchema }>(properties: P) =>
  Type.Partial(Exact(properties), { additionalProperties: false })
export const MailToken = Type.String({ minLength: 20, maxLength: 128 })

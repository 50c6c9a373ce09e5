import type * as R from '../resources.ts'
import { Exact, Id, type TSchema, Type } from '../schema.ts'

/** Who may ask. `anyone` has no principal yet; the others are signed in by cookie, visitor token or socket ticket. */
export type Asker = 'anyone' | 'visitor' | 'agent' | 'administrator'

export type CommandShape = {
  params: TSchema
  result: TSchema
  askers: readonly Asker[]
  /** Of agents only those who have it. */
  right?: R.Right
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

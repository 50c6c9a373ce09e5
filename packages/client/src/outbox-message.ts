import { fieldsOf } from './fields-of.ts'
import type { OutboxMessage } from './types.ts'

/** `order` breaks the tie between messages written in the same millisecond. */
export type Stored = OutboxMessage & { readonly order: number }

const isText = (value: unknown): value is string => typeof value === 'string'

/** Reads what an earlier page life, or another tab, wrote; null when it is nothing of ours. */
export const readStored = (value: unknown): Stored | null => {
  const { clientId, conversationId, text, visibility, createdAtMs, state, order } = fieldsOf(value)
  if (!isText(clientId) || !isText(text) || typeof createdAtMs !== 'number' || typeof order !== 'number') return null
  if (conversationId !== null && !isText(conversationId)) return null
  if (state !== 'sending' && state !== 'sent' && state !== 'failed') return null
  // What goes along with it is checked by the server, as all that is sent.
  return { ...(value as Stored), visibility: visibility === 'staff' ? 'staff' : 'everyone' }
}

export const parseStored = (text: string | null): Stored | null => {
  try {
    return readStored(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}

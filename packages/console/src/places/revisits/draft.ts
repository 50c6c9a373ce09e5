import type { Callback, CallbackState } from '@frontdesk/protocol'

/** What of an entry people write; what is not there is as it was. */
export type CallbackDraft = Partial<{
  name: string
  email: string
  phone: string
  reason: string
  reported: string
  outcome: string
  dueAtMs: number | null
  state: CallbackState
}>

export type CallbackFields = {
  name?: string | null
  email?: string | null
  phone?: string | null
  reason?: string
  reported?: string
  outcome?: string
  dueAtMs?: number | null
  state?: CallbackState
}

const named = ['name', 'email', 'phone'] as const
const told = ['reason', 'reported', 'outcome'] as const

/** Of what was written, only what differs from the state that was seen. Nothing written is nothing. */
export const changeOf = (seen: Pick<Callback, keyof CallbackDraft>, draft: CallbackDraft): CallbackFields => {
  const change: CallbackFields = {}
  for (const field of named) {
    const text = draft[field]?.trim()
    if (text !== undefined && text !== (seen[field] ?? '')) change[field] = text === '' ? null : text
  }
  for (const field of told) {
    const text = draft[field]?.trim()
    if (text !== undefined && text !== seen[field]) change[field] = text
  }
  if (draft.dueAtMs !== undefined && draft.dueAtMs !== seen.dueAtMs) change.dueAtMs = draft.dueAtMs
  if (draft.state !== undefined && draft.state !== seen.state) change.state = draft.state
  return change
}

const two = (part: number): string => String(part).padStart(2, '0')

/** For a field of day and time, in the reader's own zone. */
export const toLocalTime = (atMs: number | null): string => {
  if (atMs === null) return ''
  const at = new Date(atMs)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

export const fromLocalTime = (text: string): number | null => {
  const atMs = new Date(text).getTime()
  return text === '' || Number.isNaN(atMs) || atMs < 0 ? null : atMs
}

import { create } from 'zustand'
import { readStored, writeStored } from '../lib/stored.ts'

/** To whom the words go: the visitor, colleagues only, or who has the conversation (a note that calls it). */
export type ComposerMode = 'reply' | 'note' | 'whisper'

/** What was written and not sent. Reply and note are kept apart, so that a note never becomes an answer by mistake. */
export type Draft = { mode: ComposerMode; reply: string; note: string }

export const emptyDraft: Draft = { mode: 'reply', reply: '', note: '' }

const keyOf = (agentId: string, conversationId: string): string => `frontdesk:draft:${agentId}:${conversationId}`

/** Takes a stored draft if it has the right form. */
export const asDraft = (stored: unknown): Draft | null => {
  if (typeof stored !== 'object' || stored === null) return null
  const { mode, reply, note }: { mode?: unknown; reply?: unknown; note?: unknown } = stored
  if (typeof reply !== 'string' || typeof note !== 'string') return null
  return { mode: mode === 'note' || mode === 'whisper' ? mode : 'reply', reply, note }
}

type Drafts = { agentId: string; drafts: { readonly [conversationId: string]: Draft } }

export const useDrafts = create<Drafts>(() => ({ agentId: '', drafts: {} }))

/** Brings the drafts of one agent back from the browser's storage. */
export const openDrafts = (agentId: string): void => {
  const prefix = keyOf(agentId, '')
  const drafts: { [conversationId: string]: Draft } = {}
  for (const key of storedKeys(prefix)) {
    const draft = asDraft(readStored(key))
    if (draft !== null) drafts[key.slice(prefix.length)] = draft
  }
  useDrafts.setState({ agentId, drafts })
}

/** Changes a draft and keeps it; one without words is forgotten. */
export const writeDraft = (conversationId: string, change: Partial<Draft>): void => {
  const { agentId, drafts } = useDrafts.getState()
  const draft = { ...(drafts[conversationId] ?? emptyDraft), ...change }
  const isEmpty = draft.reply === '' && draft.note === ''
  if (isEmpty && draft.mode === 'reply') {
    const { [conversationId]: _, ...others } = drafts
    useDrafts.setState({ drafts: others })
  } else useDrafts.setState({ drafts: { ...drafts, [conversationId]: draft } })
  writeStored(keyOf(agentId, conversationId), isEmpty ? null : draft)
}

export const useDraft = (conversationId: string): Draft =>
  useDrafts((state) => state.drafts[conversationId] ?? emptyDraft)

/** Shows what another tab writes, so that the later of the two does not undo the other. @returns what stops it */
export const followDrafts = (): (() => void) => {
  const heard = ({ key }: Pick<StorageEvent, 'key'>): void => {
    const { agentId, drafts } = useDrafts.getState()
    const prefix = keyOf(agentId, '')
    if (key === null || !key.startsWith(prefix)) return
    const id = key.slice(prefix.length)
    const draft = asDraft(readStored(key))
    const { [id]: _, ...others } = drafts
    useDrafts.setState({ drafts: draft === null ? others : { ...drafts, [id]: draft } })
  }
  addEventListener('storage', heard)
  return () => removeEventListener('storage', heard)
}

const storedKeys = (prefix: string): string[] => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

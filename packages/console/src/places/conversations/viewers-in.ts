import type { TypingParty } from '@frontdesk/client'
import type { AgentCard } from '@frontdesk/protocol'

type Viewer = AgentCard & { isWriting: boolean }

/** Colleagues at a conversation: first who writes a reply, then who looks. Who writes counts without being seen to look. */
export const viewersIn = (
  looking: readonly AgentCard[],
  typing: readonly TypingParty[],
  meId: string,
): readonly Viewer[] => {
  const writing = writersIn(typing, meId)
  const cards = new Map<string, AgentCard>()
  for (const { id, label } of writing) cards.set(id, { id, label, pictureUrl: null })
  for (const card of looking) if (card.id !== meId) cards.set(card.id, card)
  return [...cards.values()].map((card) => ({ ...card, isWriting: writing.some(({ id }) => id === card.id) }))
}

export const writersIn = (typing: readonly TypingParty[], meId: string): readonly TypingParty[] =>
  typing.filter(({ kind, id }) => kind === 'agent' && id !== meId)

/** Conversations that this page has taken by hand: that they are the agent's now is no news here, nor in its other tabs. */
const taken = new Set<string>()

/** To be said before the server is asked, whose word may come ahead of its answer. */
export const takesByHand = (conversationId: string): void => void taken.add(conversationId)

export const isTakenByHand = (conversationId: string): boolean => taken.has(conversationId)

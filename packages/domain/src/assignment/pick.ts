import { hashOf, mix } from '../hash.ts'

/** An agent who is available now, and since when. */
export type Available = { agentId: string; sinceMs: number }

/**
 * Picks an agent for each visitor at its arrival on a page (mark A8): one of those who were available then, by a seeded
 * hash that spreads visitors evenly. A function of what all nodes know alike, so that all pick the same. Who becomes
 * available later takes nobody's visitors over; where all who were there have gone, or nobody was, it is the one who has
 * been available for longest. Costs no capacity.
 * @param seed spreads the visitors of each site differently
 */
export const createPicker = (
  available: readonly Available[],
  seed: string,
): ((visitor: { contactId: string; arrivedAtMs: number }) => string | null) => {
  // In order of their ids: of two with the same score the first one wins, on every node.
  const agents = available
    .map(({ agentId, sinceMs }) => ({ agentId, sinceMs, hash: hashOf(agentId) }))
    .sort((a, b) => (a.agentId < b.agentId ? -1 : 1))
  const firstMs = Math.min(...agents.map(({ sinceMs }) => sinceMs))
  return ({ contactId, arrivedAtMs }) => {
    const untilMs = Math.max(arrivedAtMs, firstMs)
    const own = hashOf(`${seed} ${contactId}`)
    let picked: string | null = null
    let best = -1
    for (const { agentId, sinceMs, hash } of agents) {
      const score = mix(own ^ hash)
      if (sinceMs > untilMs || score <= best) continue
      picked = agentId
      best = score
    }
    return picked
  }
}

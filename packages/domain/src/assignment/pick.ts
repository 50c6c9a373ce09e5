/** An agent who is available now, and since when. */
export type Available = { agentId: string; sinceMs: number }

/**
 * The agent who is picked for a visitor at its arrival on a page (mark A8): one of those who were available then, by a
 * seeded hash that spreads visitors evenly. A function of what all nodes know alike, so that all pick the same. Who
 * becomes available later takes nobody's visitors over; where all who were there have gone, or nobody was, it is the
 * one who has been available for longest. Costs no capacity.
 * @param seed spreads the visitors of each site differently
 */
export const pickAgent = (
  available: readonly Available[],
  visitor: { contactId: string; arrivedAtMs: number },
  seed: string,
): string | null => {
  const there = available.filter(({ sinceMs }) => sinceMs <= visitor.arrivedAtMs)
  const scored = (there.length > 0 ? there : earliest(available)).map(({ agentId }) => ({
    agentId,
    score: scoreOf(`${seed} ${visitor.contactId} ${agentId}`),
  }))
  // Of two with the same score the lower id, on every node.
  scored.sort((a, b) => b.score - a.score || (a.agentId < b.agentId ? -1 : 1))
  return scored[0]?.agentId ?? null
}

const earliest = (available: readonly Available[]): readonly Available[] => {
  const first = Math.min(...available.map(({ sinceMs }) => sinceMs))
  return available.filter(({ sinceMs }) => sinceMs === first)
}

/** FNV-1a with the finish of MurmurHash3: texts that differ little get scores that have nothing in common. */
const scoreOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** What was found, by the conversation it is in, in the order in which each comes first. */
export const byConversation = <Hit extends { conversationId: string }, Item extends { id: string }>(
  hits: readonly Hit[],
  items: readonly Item[],
): { item: Item; hits: Hit[] }[] => {
  const groups = new Map<string, { item: Item; hits: Hit[] }>()
  const known = new Map(items.map((item) => [item.id, item]))
  for (const hit of hits) {
    const item = known.get(hit.conversationId)
    if (item === undefined) continue
    const group = groups.get(item.id) ?? { item, hits: [] }
    groups.set(item.id, group)
    group.hits.push(hit)
  }
  return [...groups.values()]
}

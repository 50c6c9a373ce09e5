import type { AgentViewer } from '../conversation/visibility.ts'

/**
 * Where something stands, as tokens beside its words: what somebody may see, or narrows down to, is found by them as
 * quickly as a word is. No word has a colon. What makes them of rows is `adapters/store/search-index.ts`.
 */
export const placeTokens = {
  /** The agent has the conversation, is offered it, or wrote the message. */
  agent: (id: string): string => `a:${id}`,
  /** Null is no team. */
  team: (id: string | null): string => `t:${id ?? ''}`,
  site: (id: string): string => `s:${id}`,
  tag: (id: string): string => `g:${id}`,
  room: (id: string): string => `r:${id}`,
}

/** What a search narrows down to; null is no bound. */
export type SearchFilters = {
  agentId: string | null
  teamId: string | null
  siteId: string | null
  tagId: string | null
}

/** All of these has what passes the filters. */
export const filterPlaces = ({ agentId, teamId, siteId, tagId }: SearchFilters): string[] => [
  ...(agentId === null ? [] : [placeTokens.agent(agentId)]),
  ...(teamId === null ? [] : [placeTokens.team(teamId)]),
  ...(siteId === null ? [] : [placeTokens.site(siteId)]),
  ...(tagId === null ? [] : [placeTokens.tag(tagId)]),
]

/**
 * One of these has every visitors' conversation that the viewer may see; null where it sees all. The rule itself is
 * `maySeeConversation`.
 */
export const sightPlaces = ({ id, scope, teamIds }: AgentViewer): string[] | null => {
  const own = placeTokens.agent(id)
  if (scope === 'all') return null
  return scope === 'own' ? [own] : [own, placeTokens.team(null), ...teamIds.map(placeTokens.team)]
}

import { type AgentViewer, placeTokens, type SearchKind, sightPlaces } from '@frontdesk/domain'
import type { SearchFinder } from '../ports/search-store.ts'

export const kindsOf = (kind: SearchKind | null): SearchKind[] => (kind === null ? ['visitors', 'rooms'] : [kind])

/** One of these has all that the viewer may see of that kind; null where it sees all of it. */
export const sightOf = async (
  search: SearchFinder,
  kind: SearchKind,
  viewer: AgentViewer,
): Promise<readonly string[] | null> =>
  kind === 'visitors' ? sightPlaces(viewer) : (await search.roomIds(viewer)).map(placeTokens.room)

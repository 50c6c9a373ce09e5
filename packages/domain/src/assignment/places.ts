import { byPlace, type Waiting } from './decide.ts'

/** Somebody's place in the queue, from 1 on, and how long it may take; null where nothing tells. */
export type WaitingPlace = { place: number; estimateMs: number | null }

export type InLine = Pick<Waiting, 'conversationId' | 'teamId' | 'lane' | 'wantedAgentId' | 'queuedAtMs'>

/** When somebody who had waited was served, lately. */
export type Pace = readonly number[]

const paceLastsMs = 30 * 60_000
const roundedToMs = 30_000

/**
 * The places of all who wait for an agent: each team has a line, and each agent one of its own. Words that were left stand
 * in none.
 */
export const placesOf = (waiting: readonly InLine[], pace: Pace, nowMs: number): Map<string, WaitingPlace> => {
  const ahead = new Map<string, number>()
  const places = new Map<string, WaitingPlace>()
  const inOrder = waiting.filter(({ lane }) => lane !== 'words').sort(byPlace)
  for (const { conversationId, lane, wantedAgentId, teamId } of inOrder) {
    const line = lane === 'own' ? `own ${wantedAgentId}` : `team ${teamId}`
    const place = (ahead.get(line) ?? 0) + 1
    ahead.set(line, place)
    places.set(conversationId, { place, estimateMs: estimateMs(place, pace, nowMs) })
  }
  return places
}

/** As fast as it went lately; that nothing moves now makes it longer. Rounded up to half a minute. */
export const estimateMs = (place: number, pace: Pace, nowMs: number): number | null => {
  const recent = pace.filter((atMs) => atMs > nowMs - paceLastsMs)
  if (recent.length < 2) return null
  const everyMs = (nowMs - Math.min(...recent)) / recent.length
  return Math.ceil((place * everyMs) / roundedToMs) * roundedToMs
}

/**
 * What of a site's snippet has reached the server: `script` the loader's file, `boot` its first question from an allowed
 * page, `refused` the same from one that is not, `frame` the chat's frame, `visit` a page that was told.
 */
export type SightingStep = 'script' | 'boot' | 'refused' | 'frame' | 'visit'

/** The newest sighting of one step. `pageUrl` is there for visits: origin and path. */
export type Sighting = { step: SightingStep; origin: string; pageUrl: string | null; atMs: number }

export type InstallationState =
  | { state: 'unseen' }
  | { state: 'refused'; origin: string; atMs: number }
  | { state: 'blocked'; step: 'connect' | 'frame'; origin: string; atMs: number }
  | { state: 'connected'; pageUrl: string; atMs: number }

/** The next step of a healthy page comes within this time. */
const nextStepWithinMs = 10_000
/** A sighting is written at most this often; what came shortly before may be missing, or carry the time before. */
export const sightingEveryMs = 5_000

/**
 * How far a site's snippet has come. The newest evidence decides; a step that may still be followed by the next is no
 * evidence yet.
 * @param startsLater the site's frame comes only when the visitor agrees, so that its absence says nothing
 */
export const installationOf = (
  sightings: readonly Sighting[],
  nowMs: number,
  startsLater = false,
): InstallationState => {
  const latest = new Map(sightings.map((sighting) => [sighting.step, sighting]))
  const cameAfter = (steps: readonly SightingStep[], { atMs }: Sighting): boolean =>
    steps.some((step) => (latest.get(step)?.atMs ?? Number.NEGATIVE_INFINITY) >= atMs - sightingEveryMs)
  const isPending = ({ atMs }: Sighting): boolean => nowMs - atMs <= nextStepWithinMs
  const connected = ({ origin, atMs }: Sighting): InstallationState => {
    const visit = latest.get('visit')
    const pageUrl = visit?.pageUrl != null && visit.origin === origin ? visit.pageUrl : origin
    return { state: 'connected', pageUrl, atMs }
  }

  const judge = (sighting: Sighting): InstallationState | null => {
    const { step, origin, atMs } = sighting
    switch (step) {
      case 'visit':
      case 'frame':
        return connected(sighting)
      case 'refused':
        return { state: 'refused', origin, atMs }
      case 'boot':
        if (startsLater || cameAfter(['frame', 'visit'], sighting)) return connected(sighting)
        return isPending(sighting) ? null : { state: 'blocked', step: 'frame', origin, atMs }
      case 'script':
        if (isPending(sighting) || cameAfter(['boot', 'refused', 'frame', 'visit'], sighting)) return null
        return { state: 'blocked', step: 'connect', origin, atMs }
    }
  }

  for (const sighting of [...latest.values()].sort((a, b) => b.atMs - a.atMs)) {
    const verdict = judge(sighting)
    if (verdict !== null) return verdict
  }
  return { state: 'unseen' }
}

const hitsInPage = 20
export const candidatesAtOnce = 60
/** So often candidates are read for one page: what only shares its keys with the words fills none for ever. */
const readsAtMost = 10

/**
 * Reads candidates, 60 at once, until a page is full of those that are kept, or there are no more.
 * @param keep in the order of the candidates what is shown of each, null for what is not
 * @returns the page, and the place that the next one goes on from; null where this is the last
 */
export const fillPage = async <Place, Candidate, Hit>(options: {
  start: Place
  read: (before: Place) => Promise<readonly Candidate[]>
  placeOf: (candidate: Candidate) => Place
  keep: (candidates: readonly Candidate[]) => Promise<readonly (Hit | null)[]>
}): Promise<{ hits: Hit[]; next: Place | null }> => {
  const kept: { hit: Hit; at: Place }[] = []
  let place: Place | null = options.start
  for (let reads = 0; reads < readsAtMost && place !== null && kept.length <= hitsInPage; reads += 1) {
    const candidates = await options.read(place)
    const hits = await options.keep(candidates)
    candidates.forEach((candidate, i) => {
      const hit = hits[i]
      if (hit != null) kept.push({ hit, at: options.placeOf(candidate) })
    })
    const end = candidates.at(-1)
    place = candidates.length === candidatesAtOnce && end !== undefined ? options.placeOf(end) : null
  }
  const page = kept.slice(0, hitsInPage)
  const last = page.at(-1)
  const next = kept.length > hitsInPage && last !== undefined ? last.at : place
  return { hits: page.map(({ hit }) => hit), next }
}

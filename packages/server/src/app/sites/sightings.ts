import { isAllowedOrigin, type Sighting, type SightingStep, type Site, sightingEveryMs } from '@frontdesk/domain'
import type { Clock } from '../ports/runtime.ts'
import { originOf } from './page-address.ts'

/** How old the list of sites may be that a page's address is looked up in. */
const sitesForMs = 60_000
/** Bounds what strangers can make the server remember and write. */
const rememberedAtMost = 10_000
const writingAtMost = 32

type SiteRef = Pick<Site, 'accountId' | 'id'>

/** Notes how far the snippets of sites have come. Nobody waits for it, and it never fails what it watches. */
export interface Sightings {
  /** Somebody asked for the loader's file, from a page (its `Referer` or `Origin`). */
  script(page: string | undefined): void
  boot(site: SiteRef, origin: string, isAllowed: boolean): void
  frame(site: SiteRef, page: string | undefined): void
  /** A visitor is on a page; what is not on one of the site's addresses is not believed. */
  visit(site: SiteRef, pageUrl: string): void
  /** What is known of sites is read anew. */
  sitesChanged(): void
  /** Waits for what is being written. Idempotent. */
  close(): Promise<void>
}

export const createSightings = (options: {
  openSites: () => Promise<readonly Site[]>
  /** Keeps a sighting of a site. */
  keep: (site: SiteRef, sighting: Sighting) => Promise<void>
  clock: Clock
  /** The product's own origin, where the chat stands as a page of its own. */
  publicUrl: string
  onFault: (fault: unknown) => void
}): Sightings => {
  const { clock } = options
  const notedAtMs = new Map<string, number>()
  const writing = new Set<Promise<void>>()
  let sites: { list: Promise<readonly Site[]>; atMs: number } | null = null

  const knownSites = (): Promise<readonly Site[]> => {
    const nowMs = clock.now()
    if (sites !== null && nowMs - sites.atMs <= sitesForMs && nowMs >= sites.atMs) return sites.list
    const loading = { list: options.openSites(), atMs: nowMs }
    loading.list.catch(() => {
      if (sites === loading) sites = null
    })
    sites = loading
    return loading.list
  }

  /** False when it was noted a moment ago, or there is too much to note. */
  const isDue = (key: string): boolean => {
    const nowMs = clock.now()
    const before = notedAtMs.get(key)
    if (before !== undefined && nowMs >= before && nowMs - before < sightingEveryMs) return false
    if (writing.size >= writingAtMost) return false
    notedAtMs.delete(key)
    notedAtMs.set(key, nowMs)
    if (notedAtMs.size > rememberedAtMost) for (const oldest of notedAtMs.keys()) return notedAtMs.delete(oldest)
    return true
  }

  const run = (work: Promise<unknown>): void => {
    const done: Promise<void> = work.then(() => undefined, options.onFault).finally(() => writing.delete(done))
    writing.add(done)
  }

  const see = (site: SiteRef, step: SightingStep, origin: string, pageUrl: string | null = null): Promise<void> =>
    options.keep(site, { step, origin, pageUrl, atMs: clock.now() })

  const note = (site: SiteRef, step: SightingStep, origin: string): void => {
    if (isDue(`${site.id} ${step} ${origin}`)) run(see(site, step, origin))
  }

  return {
    script: (page) => {
      const origin = originOf(page)
      if (origin === undefined || !isDue(`script ${origin}`)) return
      const noted = knownSites().then((list) =>
        Promise.all(list.filter((site) => isAllowedOrigin(site, origin)).map((site) => see(site, 'script', origin))),
      )
      run(noted)
    },
    boot: (site, origin, isAllowed) => {
      // Our own page has no snippet, and no frame that could be missing.
      if (origin === options.publicUrl) return
      // Of pages that are not allowed only the latest is kept, and the site as a whole is written once in a while.
      if (isAllowed) note(site, 'boot', origin)
      else if (isDue(`${site.id} refused`)) run(see(site, 'refused', origin.slice(0, 300)))
    },
    frame: (site, page) => {
      const origin = originOf(page)
      if (origin !== undefined) note(site, 'frame', origin)
    },
    visit: (site, pageUrl) => {
      const origin = originOf(pageUrl)
      if (origin === undefined || !isDue(`${site.id} visit ${origin}`)) return
      const noted = knownSites().then(async (list) => {
        const known = list.find(({ id }) => id === site.id)
        if (known === undefined || !(isAllowedOrigin(known, origin) || origin === options.publicUrl)) return
        // Query and fragment may hold what is nobody's business.
        await see(site, 'visit', origin, `${origin}${new URL(pageUrl).pathname}`.slice(0, 2_048))
      })
      run(noted)
    },
    sitesChanged: () => {
      sites = null
    },
    close: async () => {
      await Promise.all(writing)
    },
  }
}

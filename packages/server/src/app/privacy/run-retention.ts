import { cutoffsOf, type RetentionCutoffs, type Site } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { sweepAtOnce } from '../files/sweep-files.ts'
import type { RetentionCounts, RetentionRun } from '../ports/privacy-store.ts'
import type { TrailRows } from '../ports/trail-store.ts'
import { batchLimits, removeConversations } from './remove-conversations.ts'

/** People, or conversations to strip, that one statement looks at. */
const pageSize = 200
const trailsAtOnce = 1_000
const filesAtOnce = 1_000

/**
 * Carries the retention rules of one site out and keeps what was removed, also when that is nothing. In batches, each a
 * short transaction; what is being written at the moment is left for the next run.
 * @throws Fault not_found
 */
export const runRetention = async (app: App, accountId: string, siteId: string): Promise<RetentionRun> => {
  const { sites, privacy } = app.store.account(accountId)
  const site = await sites.byId(siteId)
  if (site === null) throw notFound()
  const atMs = app.clock.now()
  const cutoffs = cutoffsOf(site.retention, atMs)
  const counts = cutoffs === null ? nothing : await remove(app, site, cutoffs)
  const run = { ...counts, id: app.ids.next(), siteId, atMs }
  await privacy.keepRun(run)
  return { ...run, siteName: site.name }
}

const nothing: RetentionCounts = {
  conversations: 0,
  entries: 0,
  files: 0,
  visits: 0,
  pages: 0,
  ipAddresses: 0,
  contacts: 0,
}

const remove = async (app: App, site: Site, cutoffs: RetentionCutoffs): Promise<RetentionCounts> => {
  const { conversationsMs, filesMs, visitsMs, ipAddressesMs } = cutoffs
  const { privacy, trails } = app.store.account(site.accountId)
  const idle =
    conversationsMs === null ? { conversations: 0, entries: 0, files: 0 } : await removeIdle(app, site, conversationsMs)
  const files = idle.files + (filesMs === null ? 0 : await removeFiles(app, site, filesMs))
  const people = visitsMs === null ? { visits: 0, contacts: 0 } : await removeStale(app, site, visitsMs)
  if (visitsMs !== null) await removeTrails(trails, site.id, visitsMs)
  const until = await privacy.strippedUntil(site.id)
  const pages = visitsMs === null ? 0 : await stripEntries(app, site, 'pages', until.pagesMs, visitsMs)
  let ipAddresses = 0
  if (ipAddressesMs !== null) {
    ipAddresses += await stripEntries(app, site, 'ip-addresses', until.ipAddressesMs, ipAddressesMs)
    ipAddresses += await privacy.stripVisits(site.id, ipAddressesMs)
  }
  await privacy.keepStrippedUntil(site.id, { pagesMs: visitsMs ?? 0, ipAddressesMs: ipAddressesMs ?? 0 })
  if (files > 0) await sweepAtOnce(app)
  return { ...nothing, ...idle, ...people, files, pages, ipAddresses }
}

const removeIdle = async (app: App, site: Site, beforeMs: number) => {
  const { privacy } = app.store.account(site.accountId)
  const total = { conversations: 0, entries: 0, files: 0 }
  await eachPage(
    (after) => privacy.idleConversations(site.id, beforeMs, after, batchLimits.conversations),
    async (page) => {
      const removed = await removeConversations(app, site.accountId, page, beforeMs)
      total.conversations += removed.conversations
      total.entries += removed.entries
      total.files += removed.files
      return page.at(-1)?.id
    },
    batchLimits.conversations,
  )
  return total
}

/** Messages stay, and say which files they had. */
const removeFiles = async (app: App, site: Site, beforeMs: number): Promise<number> => {
  const { privacy } = app.store.account(site.accountId)
  for (let total = 0; ; ) {
    const removed = await privacy.removeFiles(site.id, beforeMs, filesAtOnce)
    total += removed
    if (removed < filesAtOnce) return total
  }
}

/** The pages of visits go with the visits, also those of people who have been here since. */
const removeTrails = async (trails: TrailRows, siteId: string, beforeMs: number): Promise<void> => {
  while ((await trails.removeBefore(siteId, beforeMs, trailsAtOnce)) === trailsAtOnce);
}

/** Who is here now does not go, however old the last visit that was kept. */
const removeStale = async (app: App, site: Site, beforeMs: number) => {
  const { privacy } = app.store.account(site.accountId)
  const total = { visits: 0, contacts: 0 }
  await eachPage(
    (after) => privacy.staleContacts(site.id, beforeMs, after, pageSize),
    async (ids) => {
      const mayGo = ids.filter((id) => app.presence.visitor(site.accountId, id) === undefined)
      const removed = await privacy.removeVisits(site.id, ids, beforeMs, mayGo)
      total.visits += removed.visits
      total.contacts += removed.contacts
      return ids.at(-1)
    },
    pageSize,
  )
  return total
}

/** Only what has come of age since the last run is looked at. */
const stripEntries = async (
  app: App,
  site: Site,
  what: 'pages' | 'ip-addresses',
  fromMs: number,
  beforeMs: number,
): Promise<number> => {
  if (beforeMs <= fromMs) return 0
  const { privacy } = app.store.account(site.accountId)
  let entries = 0
  await eachPage(
    (after) => privacy.writtenSince(site.id, fromMs, after, pageSize),
    async (ids) => {
      entries += await privacy.stripEntries(what, ids, fromMs, beforeMs)
      return ids.at(-1)
    },
    pageSize,
  )
  return entries
}

/** Goes through pages until one is not full. `work` returns the last id of the page. */
const eachPage = async <T>(
  read: (after: string | null) => Promise<T[]>,
  work: (page: T[]) => Promise<string | undefined>,
  size: number,
): Promise<void> => {
  let after: string | null = null
  for (;;) {
    const page: T[] = await read(after)
    const last = await work(page)
    if (last === undefined || page.length < size) return
    after = last
  }
}

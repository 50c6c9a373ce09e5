import { isAllowedOrigin, type Site } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'

/** The site's own pages may begin, and ours: there the chat stands as a page of its own. */
export const mayBegin = (app: App, site: Pick<Site, 'allowedOrigins'>, origin: string): boolean =>
  isAllowedOrigin(site, origin) || origin === app.settings.publicUrl

/**
 * The page's icon asks to begin: only from an allowed address of the site.
 * @throws Fault not_found, origin.refused, rate.limited
 */
export const bootWidget = async (
  app: App,
  request: { siteKey: string; origin: string | undefined; ip: string; doNotTrack: boolean },
): Promise<{ ticket: string; expiresAtMs: number; site: Site }> => {
  await allow(app, 'boot-by-ip', request.ip)
  const site = await app.store.credentials.siteByKey(request.siteKey)
  if (site === null) throw notFound()
  const { origin } = request
  const isAllowed = origin !== undefined && mayBegin(app, site, origin)
  // Where such a page goes no further, that says nothing of the snippet.
  const staysBack = isAllowed && site.respectsDoNotTrack && request.doNotTrack
  if (origin !== undefined && origin !== 'null' && !staysBack) app.sightings.boot(site, origin, isAllowed)
  if (!isAllowed)
    throw new Fault('origin.refused', 'This page’s address is not among the allowed addresses of the site.')
  const ticket = app.ids.secret()
  const expiresAtMs = app.clock.now() + limits.ticketLifeMs
  await app.store.account(site.accountId).issueTicket({
    accountId: site.accountId,
    tokenHash: app.hashSecret(ticket),
    expiresAtMs,
    kind: 'boot',
    siteId: site.id,
    origin,
  })
  return { ticket, expiresAtMs, site }
}

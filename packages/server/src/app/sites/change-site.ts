import { defaultSiteSettings, newSiteKey, type Site, type SiteChange } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import { checkNamed } from '../teams/known-things.ts'
import { serviceChanged } from '../teams/service-changed.ts'
import { readPageAddress } from './page-address.ts'

/** @throws Fault request.invalid for an address that names no web page */
export const createSite = async (
  app: App,
  accountId: string,
  draft: { name: string; allowedOrigins: readonly string[] },
): Promise<Site> => {
  const site: Site = {
    ...defaultSiteSettings,
    accountId,
    id: app.ids.next(),
    name: draft.name,
    key: newSiteKey(app.ids.secret()),
    enabled: true,
    allowedOrigins: readOrigins(draft.allowedOrigins),
  }
  await app.store.account(accountId).sites.create(site)
  app.sightings.sitesChanged()
  await app.directory.refresh(accountId)
  return site
}

/**
 * New page views get it as it is now. A site that is switched off sends its visitors away at once; an address that is
 * taken away ends nothing that has begun.
 * @throws Fault not_found, request.invalid
 */
export const changeSite = async (app: App, accountId: string, siteId: string, change: SiteChange): Promise<Site> => {
  const { allowedOrigins, ...rest } = change
  checkSettings(change)
  await checkNamed(app, accountId, change)
  const site = await app.store.account(accountId).sites.change(siteId, {
    ...rest,
    ...(allowedOrigins !== undefined && { allowedOrigins: readOrigins(allowedOrigins) }),
  })
  if (site === null) throw notFound()
  app.sightings.sitesChanged()
  await serviceChanged(app, accountId)
  if (change.enabled === false) app.live.endSite(accountId, siteId, closeCodes.revoked)
  return site
}

const readOrigins = (texts: readonly string[]): string[] => {
  const origins = texts.map((text, index) => {
    const origin = readPageAddress(text)
    if (origin === null)
      throw new Fault('request.invalid', 'This is not the address of a web page.', {
        details: { field: 'allowedOrigins', index },
      })
    return origin
  })
  return [...new Set(origins)]
}

const checkSettings = ({ privacyUrl, preChat }: SiteChange): void => {
  // It becomes a link on other people's pages.
  if (privacyUrl != null && !(/^https?:\/\/[^/]/i.test(privacyUrl) && URL.canParse(privacyUrl)))
    throw new Fault('request.invalid', 'The privacy page needs a web address.', { details: { field: 'privacyUrl' } })
  const names = preChat === undefined ? [] : [...preChat.fields.map(({ field }) => field)]
  const keys = preChat === undefined ? [] : preChat.questions.map(({ key }) => key)
  if (new Set(names).size < names.length || new Set(keys).size < keys.length)
    throw new Fault('request.invalid', 'The form asks the same thing twice.', { details: { field: 'preChat' } })
}

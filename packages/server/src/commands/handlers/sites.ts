import { installationOf } from '@frontdesk/domain'
import { notFound } from '../../app/fault.ts'
import { changeSite, createSite } from '../../app/sites/change-site.ts'
import { createKey, listKeys, removeKey } from '../../app/sites/identity-keys.ts'
import { presentIdentityKey, presentSite } from '../../presenters/site.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'site.list'> = async (app, { principal }) => {
  const sites = await app.store.account(principal.accountId).sites.list()
  return { sites: sites.map((site) => presentSite(site, app.settings.publicUrl)) }
}

export const create: StaffHandler<'site.create'> = async (app, { principal }, draft) =>
  presentSite(await createSite(app, principal.accountId, draft), app.settings.publicUrl)

export const update: StaffHandler<'site.update'> = async (app, { principal }, { siteId, change }) =>
  presentSite(await changeSite(app, principal.accountId, siteId, change), app.settings.publicUrl)

export const readInstallation: StaffHandler<'site.installation'> = async (app, { principal }, { siteId }) => {
  const { sites } = app.store.account(principal.accountId)
  const [site, sightings] = await Promise.all([sites.byId(siteId), sites.sightings(siteId)])
  if (site === null) throw notFound()
  const installation = installationOf(sightings, app.clock.now(), site.consent === 'before-presence')
  return { installation }
}

export const listIdentityKeys: StaffHandler<'identity-key.list'> = async (app, { principal }, { siteId }) => {
  const keys = await listKeys(app, principal.accountId, siteId)
  return { keys: keys.map(presentIdentityKey) }
}

export const createIdentityKey: StaffHandler<'identity-key.create'> = async (app, { principal }, { siteId }) => {
  const { key, secret } = await createKey(app, principal.accountId, siteId)
  return { key: presentIdentityKey(key), secret }
}

export const removeIdentityKey: StaffHandler<'identity-key.remove'> = async (app, { principal }, { siteId, keyId }) => {
  await removeKey(app, principal.accountId, siteId, keyId)
  return {}
}

import { randomBytes } from 'node:crypto'
import { defaultSiteSettings, newSiteKey } from '@frontdesk/domain'
import { shopOrigin, type TestServer } from './test-server.ts'

/** A registered company with a site. */
export type Company = {
  readonly url: string
  readonly accountId: string
  readonly slug: string
  readonly siteKey: string
}

/** The company that every test server begins with. */
export const firstCompany = ({ url, accountId, siteKey }: TestServer): Company => ({
  url,
  accountId,
  slug: 'main',
  siteKey,
})

/** Another one beside it. */
export const foundCompany = async (server: TestServer): Promise<Company> => {
  const { app, url } = server
  const slug = `company-${randomBytes(4).toString('hex')}`
  const accountId = app.ids.next()
  await app.store.accounts.create({
    id: accountId,
    slug,
    name: slug,
    agentLabel: 'name',
    isOwner: false,
    createdAtMs: app.clock.now(),
  })
  const siteKey = newSiteKey(app.ids.secret())
  await app.store.account(accountId).sites.create({
    accountId,
    id: app.ids.next(),
    name: `Shop of ${slug}`,
    key: siteKey,
    allowedOrigins: [shopOrigin],
    enabled: true,
    ...defaultSiteSettings,
  })
  return { url, accountId, slug, siteKey }
}

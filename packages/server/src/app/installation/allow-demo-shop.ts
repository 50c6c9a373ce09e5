import type { App } from '../app.ts'

/** Lets the demo shop use the first company's first site, wherever it is served from today; answers with the site's key. */
export const allowDemoShop = async (app: App, origin: string): Promise<string> => {
  const [account] = await app.store.accounts.list()
  if (account === undefined) throw new Error('there is no company yet')
  const { sites } = app.store.account(account.id)
  // Ids are in order of time: sites that were added later leave the shop where it is.
  const [site] = (await sites.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (site === undefined) throw new Error('the first company has no site')
  if (!site.allowedOrigins.includes(origin)) await sites.allow(site.id, [...site.allowedOrigins, origin])
  return site.key
}

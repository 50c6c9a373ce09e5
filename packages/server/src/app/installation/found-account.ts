import { defaultSiteSettings, newSiteKey } from '@frontdesk/domain'
import { createAgent } from '../agents/create-agent.ts'
import type { App } from '../app.ts'

export type First = {
  company: string
  administrator: string
  siteName: string
  siteOrigins: readonly string[]
  siteAccent?: string
}
export type Founded = { login: string; password: string; siteKey: string }

/** Makes the first company with its administrator and one site; null when a company exists already. */
export const foundFirstAccount = async (app: App, first: First): Promise<Founded | null> => {
  // A start that was killed half way is taken up where it stopped.
  const accountId = (await app.store.accounts.list())[0]?.id ?? (await createAccount(app, first.company))
  const scope = app.store.account(accountId)
  if ((await scope.agents.list()).length > 0) return null
  const siteKey = (await scope.sites.list())[0]?.key ?? (await createSite(app, accountId, first))
  const login = 'admin'
  const { password } = await createAgent(app, accountId, {
    login,
    name: first.administrator,
    number: null,
    role: 'administrator',
    language: 'en',
    passwordChangeDue: false,
  })
  return { login, password, siteKey }
}

const createAccount = async (app: App, name: string): Promise<string> => {
  const id = app.ids.next()
  await app.store.accounts.create({
    id,
    slug: 'main',
    name,
    agentLabel: 'name',
    isOwner: true,
    createdAtMs: app.clock.now(),
  })
  return id
}

const createSite = async (app: App, accountId: string, first: First): Promise<string> => {
  const key = newSiteKey(app.ids.secret())
  await app.store.account(accountId).sites.create({
    accountId,
    id: app.ids.next(),
    name: first.siteName,
    key,
    allowedOrigins: first.siteOrigins,
    enabled: true,
    ...defaultSiteSettings,
    ...(first.siteAccent !== undefined && { accent: first.siteAccent }),
  })
  return key
}

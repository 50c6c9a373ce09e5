import { mayTellPresence } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { VisitorPrincipal } from '../principal.ts'
import { openKeys } from '../sites/identity-keys.ts'

/** Who says it: the app on the person's device, or the company's server. Each ends its own word only. */
const sources = { device: 'app device', server: 'app server' } as const
const usualMs = 90_000

/**
 * The visitor's app or game is in use, though no chat is open; or no longer is. It lasts for as long as it is told again.
 * @returns until when it lasts
 */
export const reportOwnPresence = async (
  app: App,
  { accountId, contactId }: VisitorPrincipal,
  online: boolean,
  forMs: number | null,
): Promise<number> => {
  const nowMs = app.clock.now()
  const untilMs = online ? nowMs + (forMs ?? usualMs) : nowMs
  await tell(app, accountId, online ? [contactId] : [], online ? [] : [contactId], sources.device, untilMs)
  return untilMs
}

/**
 * A company's server tells who of its people is online, by their ids in its own system. Who is not known here is left out.
 * @throws Fault rate.limited, identity.invalid (token or site), always the same
 */
export const announcePeople = async (
  app: App,
  told: {
    siteKey: string
    token: string
    people: readonly { externalId: string; online: boolean }[]
    forMs: number | null
    ip: string
  },
): Promise<{ known: number; untilMs: number }> => {
  await allow(app, 'presence-by-ip', told.ip)
  const accountId = await accountOf(app, told.siteKey, told.token)
  const untilMs = app.clock.now() + (told.forMs ?? usualMs)
  const ids = await app.store.account(accountId).contacts.idsByExternalId(told.people.map((one) => one.externalId))
  // Said twice in one batch, the later word counts.
  const last = new Map(told.people.map(({ externalId, online }) => [externalId, online]))
  const known = (online: boolean): string[] =>
    [...ids].flatMap(([id, contactId]) => (last.get(id) === online ? [contactId] : []))
  await tell(app, accountId, known(true), known(false), sources.server, untilMs)
  return { known: ids.size, untilMs }
}

const accountOf = async (app: App, siteKey: string, token: string): Promise<string> => {
  const site = await app.store.credentials.siteByKey(siteKey)
  const signed = site === null ? null : await app.signatures.check(token, await openKeys(app, site))
  const nowMs = app.clock.now()
  if (
    site === null ||
    signed === null ||
    !mayTellPresence(signed.payload, { siteKey, nowMs, lifeMs: limits.identityLifeMs })
  )
    throw new Fault('identity.invalid', 'The token is malformed, expired, or not signed for this site.')
  return site.accountId
}

const tell = async (
  app: App,
  accountId: string,
  came: readonly string[],
  went: readonly string[],
  source: string,
  expiresAtMs: number,
): Promise<void> => {
  await app.revisits.follow(accountId)
  const nowMs = app.clock.now()
  const { contactPresence } = app.store.account(accountId)
  const { isNews } = await contactPresence.come(came, source, { expiresAtMs, nowMs, listedOnly: false })
  const isOtherNews = await contactPresence.go(went, source, nowMs)
  if (isNews || isOtherNews) app.revisits.changed(accountId)
}

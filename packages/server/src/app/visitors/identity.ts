import {
  agreesWithPage,
  type Contact,
  decideIdentity,
  differs,
  type IdentityClaims,
  type IdentityRecord,
  identityLeewayMs,
  isOver,
  readIdentity,
  type Site,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { tellContact } from '../contacts/tell-contact.ts'
import { Fault } from '../fault.ts'
import { contactRelaned } from '../service/relane.ts'
import { opened } from '../sites/identity-keys.ts'

/** A signed identity as it came, and what the page says beside it. */
export type Shown = { token: string; userId?: string; email?: string }

/** An identity that holds, and whom it is about. Its hash is of use until `expiresAtMs`. */
export type Identity = { claims: IdentityClaims; known: Contact | null; hash: string; expiresAtMs: number }

/** One refusal for all that may be wrong, so that a forger learns nothing from it. */
const refused = (): Fault =>
  new Fault('identity.invalid', 'The signed identity is malformed, expired, spent, or not signed for this site.')

const bounds = {
  lifeMs: limits.identityLifeMs,
  nameCharacters: limits.nameCharacters,
  attributes: limits.attributes,
  attributeKeyCharacters: limits.attributeKeyCharacters,
  attributeCharacters: limits.attributeCharacters,
}

/** A key's last use is told to the day's minute, not to each visitor. */
const touchEveryMs = 60_000

/**
 * Checks a signed identity wholly, and changes nothing of the visitor.
 * @throws Fault identity.invalid
 */
export const checkIdentity = async (app: App, site: Site, shown: Shown): Promise<Identity> => {
  const nowMs = app.clock.now()
  const { identities, contacts } = app.store.account(site.accountId)
  const keys = await identities.keys(site.id)
  const signed = await app.signatures.check(shown.token, opened(app, keys))
  const claims = signed === null ? null : readIdentity(signed.payload, { audience: site.key, nowMs, bounds })
  if (signed === null || claims === null || !agreesWithPage(claims, shown)) throw refused()
  // Only the signed part counts: the same signature may be written in more than one way.
  const hash = app.hashSecret(shown.token.slice(0, shown.token.lastIndexOf('.')))
  const [isSpent, known] = await Promise.all([identities.isSpent(hash), contacts.byExternalId(claims.externalId)])
  if (isSpent || (known !== null && isOver(claims, known))) throw refused()
  const used = keys.find(({ id }) => id === signed.keyId)
  if (used !== undefined && nowMs - (used.lastUsedAtMs ?? 0) > touchEveryMs)
    await identities.touchKey(site.id, used.id, nowMs)
  return { claims, known, hash, expiresAtMs: claims.expiresAtMs + identityLeewayMs }
}

/** Whom an identity has made of the visitor, whether the token that came along is theirs, and which passes ended by it. */
export type Identified = { contact: Contact; keepsToken: boolean; endedPassIds: string[] }

/** Two that identify as the same new person at once: one of them finds the other's contact when it looks again. */
const tries = 3

/**
 * Makes the visitor who the identity says it is. Contacts are never merged.
 * @param present the contact of the token that came along
 */
export const identify = async (
  app: App,
  site: Site,
  { claims, known }: Identity,
  present: Contact | null,
): Promise<Identified> => {
  const { contacts } = app.store.account(site.accountId)
  for (let left = tries, now = { known, present }; left > 0; left -= 1) {
    const identified = await attempt(app, site, claims, now)
    if (identified !== null) return identified
    const [again, presentNow] = await Promise.all([
      contacts.byExternalId(claims.externalId),
      now.present === null ? null : contacts.byId(now.present.id),
    ])
    now = { known: again, present: presentNow }
  }
  throw new Fault('server.busy', 'Others change the same contact; try again.')
}

const attempt = async (
  app: App,
  site: Site,
  { externalId, record }: IdentityClaims,
  { known, present }: { known: Contact | null; present: Contact | null },
): Promise<Identified | null> => {
  const { contacts } = app.store.account(site.accountId)
  const decision = decideIdentity(known, present)
  switch (decision.kind) {
    case 'stays':
    case 'becomes': {
      const { contact } = decision
      const keepsToken = decision.kind === 'stays'
      if (!differs(contact, record)) return { contact, keepsToken, endedPassIds: [] }
      return write(app, contact, externalId, record, keepsToken)
    }
    case 'promoted':
      return write(app, decision.contact, externalId, record, false)
    case 'new': {
      const contact: Contact = {
        ...record,
        accountId: site.accountId,
        id: app.ids.next(),
        verified: true,
        externalId,
        consentedAtMs: null,
        signedOutAtMs: null,
        createdAtMs: app.clock.now(),
        handling: null,
        tagIds: [],
      }
      if (!(await contacts.create(contact))) return null
      app.searchIndexer.wrote(site.accountId)
      return { contact, keepsToken: false, endedPassIds: [] }
    }
  }
}

const write = async (
  app: App,
  before: Contact,
  externalId: string,
  record: IdentityRecord,
  keepsToken: boolean,
): Promise<Identified | null> => {
  const { accountId, id } = before
  const written = await app.store.account(accountId).contacts.identify(id, externalId, record)
  if (written === null) return null
  await tellContact(app, written.contact)
  const { handlingOf } = await app.directory.of(accountId)
  // Who waits and is known by now may be special.
  await contactRelaned(app, written.contact, handlingOf(before).handling)
  return { ...written, keepsToken }
}

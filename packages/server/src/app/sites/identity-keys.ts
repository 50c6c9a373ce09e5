import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { IdentityKey } from '../ports/identity-store.ts'

/** What a sealed secret is bound to. */
const placeOf = ({ accountId, siteId, id }: Pick<IdentityKey, 'accountId' | 'siteId' | 'id'>): string =>
  `identity-key ${accountId} ${siteId} ${id}`

/** The secrets of keys; one that this installation's own key does not open is left out. */
export const opened = (app: Pick<App, 'secretBox'>, keys: readonly IdentityKey[]): { id: string; secret: string }[] =>
  keys.flatMap((key) => {
    const secret = app.secretBox.open(key.secretSealed, placeOf(key))
    return secret === null ? [] : [{ id: key.id, secret }]
  })

/** The secrets with which a site's server signs. */
export const openKeys = async (
  app: Pick<App, 'secretBox' | 'store'>,
  { accountId, id }: { accountId: string; id: string },
): Promise<{ id: string; secret: string }[]> => opened(app, await app.store.account(accountId).identities.keys(id))

/** @throws Fault not_found */
export const listKeys = async (app: App, accountId: string, siteId: string): Promise<IdentityKey[]> => {
  const scope = app.store.account(accountId)
  if ((await scope.sites.byId(siteId)) === null) throw notFound()
  return scope.identities.keys(siteId)
}

/**
 * Makes a key with which the site's server signs who a visitor is. The secret is given out here and never again.
 * @throws Fault not_found, identity_key.full
 */
export const createKey = async (
  app: App,
  accountId: string,
  siteId: string,
): Promise<{ key: IdentityKey; secret: string }> => {
  const secret = app.ids.secret()
  const id = app.ids.next()
  const key: IdentityKey = {
    accountId,
    siteId,
    id,
    secretSealed: app.secretBox.seal(secret, placeOf({ accountId, siteId, id })),
    createdAtMs: app.clock.now(),
    lastUsedAtMs: null,
  }
  const outcome = await app.store.account(accountId).identities.addKey(key, limits.identityKeys)
  switch (outcome) {
    case 'missing':
      throw notFound()
    case 'full':
      throw new Fault('identity_key.full', `A site has at most ${limits.identityKeys} signing keys.`)
    case 'added':
      return { key, secret }
  }
}

/** What was signed with it identifies nobody from now on; who is here already stays. @throws Fault not_found */
export const removeKey = async (app: App, accountId: string, siteId: string, keyId: string): Promise<void> => {
  if (!(await app.store.account(accountId).identities.removeKey(siteId, keyId))) throw notFound()
}

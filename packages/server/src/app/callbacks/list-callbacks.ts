import { limits, type Params } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { CallbackFilter, ListedCallback } from '../ports/callback-store.ts'
import type { AgentPrincipal } from '../principal.ts'

const weekMs = 7 * 86_400_000

/** A page of the revisit list. From now on this node tells the account's agents what changes in it. */
export const listCallbacks = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  { before, owner, due, ...rest }: Params<'callback.list'>,
): Promise<{ items: ListedCallback[]; next: string | null }> => {
  await app.revisits.follow(accountId)
  const nowMs = app.clock.now()
  const filter: CallbackFilter = {
    ...rest,
    ...(owner !== undefined && { owner: owner === 'me' ? { agentId } : owner }),
    ...(due !== undefined && { due: due === 'none' ? due : { beforeMs: due === 'past' ? nowMs : nowMs + weekMs } }),
  }
  return app.store.account(accountId).callbacks.list(filter, limits.pageCallbacks, before ?? null, nowMs)
}

/** @throws Fault not_found */
export const readCallback = async (app: App, accountId: string, callbackId: string): Promise<ListedCallback> => {
  const listed = await app.store.account(accountId).callbacks.byId(callbackId, app.clock.now())
  if (listed === null) throw notFound()
  return listed
}

import type { App } from '../app.ts'
import type { VisitTrail } from '../ports/trail-store.ts'
import { trailOf } from './trails.ts'

/** Visits that are shown and exported. */
const visitsShown = 20

/** The visit going on, as this node knows it, and earlier ones as far as they are kept; newest first. */
export const readTrail = async (
  app: Pick<App, 'store' | 'presence'>,
  accountId: string,
  contactId: string,
): Promise<(VisitTrail & { online: boolean })[]> => {
  const kept = await app.store.account(accountId).trails.of(contactId, visitsShown)
  const here = app.presence.visitor(accountId, contactId)
  const now = here === undefined ? null : trailOf(here)
  const before = kept.filter(({ startedAtMs }) => startedAtMs !== here?.visit?.startedAtMs)
  return [...(now === null ? [] : [{ ...now, online: true }]), ...before.map((one) => ({ ...one, online: false }))]
}

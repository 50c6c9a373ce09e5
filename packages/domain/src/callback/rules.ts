import type { Callback, CallbackChange, CallbackText, Standing } from './model.ts'

/** An entry is about somebody: a contact, or at least a name, an address or a number. */
export const isAboutSomebody = (entry: Pick<Callback, 'contactId' | 'name' | 'email' | 'phone'>): boolean =>
  entry.contactId !== null || [entry.name, entry.email, entry.phone].some((text) => text !== null && text !== '')

const emptyText: CallbackText = { name: null, email: null, phone: null, reason: '', reported: '', outcome: '' }

/** A new entry. @param told what is known of it; the rest is empty */
export const newCallback = (
  { accountId, id, by, nowMs }: { accountId: string; id: string; by: string; nowMs: number },
  told: Partial<CallbackText & Pick<Callback, 'contactId' | 'conversationId' | 'dueAtMs' | 'ownerId' | 'state'>>,
): Callback => ({
  contactId: null,
  conversationId: null,
  dueAtMs: null,
  ownerId: null,
  state: 'open',
  ...emptyText,
  ...told,
  accountId,
  id,
  attempts: 0,
  lastAttempt: null,
  createdById: by,
  createdAtMs: nowMs,
  changedAtMs: nowMs,
  rev: 1,
})

/** The entry as it is after a change; its number rises by one. Null when it would be about nobody. */
export const changedCallback = (
  callback: Callback,
  { attempt, ...change }: CallbackChange,
  by: string,
  nowMs: number,
): Callback | null => {
  const after: Callback = {
    ...callback,
    ...change,
    ...(attempt !== undefined && {
      attempts: callback.attempts + 1,
      lastAttempt: { atMs: nowMs, agentId: by, result: attempt },
    }),
    changedAtMs: nowMs,
    rev: callback.rev + 1,
  }
  return isAboutSomebody(after) ? after : null
}

/** The second service can begin: what it is about is solved, and the person is there. */
export const isReady = (callback: Pick<Callback, 'state'>, standing: Standing): boolean =>
  callback.state === 'solved' && standing !== 'away'

/** A change makes the second service due: solved by now and not before, and the person is there and nobody serves it. */
export const becomesReady = (
  before: Callback['state'] | null,
  after: Callback['state'],
  { standing, inService }: { standing: Standing; inService: boolean },
): boolean => before !== 'solved' && isReady({ state: after }, standing) && !inService

/** Whom a notice is for: its owner, or everybody while it has none. */
export const hearsOf = (callback: Pick<Callback, 'ownerId'>, agentId: string): boolean =>
  callback.ownerId === null || callback.ownerId === agentId

/** When its owner is to be reminded; null when there is nothing to remind of. */
export const remindsAtMs = (callback: Pick<Callback, 'state' | 'dueAtMs'>): number | null =>
  callback.state === 'done' ? null : callback.dueAtMs

import type { CallbackNotice } from '@frontdesk/domain'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * The next number of the account's list. Taken last in a transaction: its row is held until COMMIT, so that numbers become
 * visible in their order and a reader who has seen one has seen all below it.
 */
const nextRev = async (transaction: Transaction<Tables>, accountId: string): Promise<number> => {
  const { rev } = await transaction
    .insertInto('callback_lists')
    .values({ account_id: accountId, rev: 1 })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ rev: sql<number>`callback_lists.rev + 1` }))
    .returning('rev')
    .executeTakeFirstOrThrow()
  return rev
}

/** The entries have changed, and are told to who reads the list. @param notice which of them are told for a reason */
export const stamp = async (
  transaction: Transaction<Tables>,
  accountId: string,
  ids: readonly string[],
  notice: { reason: CallbackNotice; ids: readonly string[] } | null = null,
): Promise<void> => {
  if (ids.length === 0) return
  const rev = await nextRev(transaction, accountId)
  await transaction
    .updateTable('callbacks')
    .set({ list_rev: rev })
    .where('id', 'in', [...ids])
    .execute()
  if (notice !== null && notice.ids.length > 0)
    await transaction
      .updateTable('callbacks')
      .set({ notice: notice.reason, notice_rev: rev })
      .where('id', 'in', [...notice.ids])
      .execute()
}

/** Ids of the contacts' entries that are not done, locked in the order of their ids. */
export const lockCurrent = (
  transaction: Transaction<Tables>,
  contactIds: readonly string[],
): Promise<{ id: string; contact_id: string | null; state: Tables['callbacks']['state'] }[]> =>
  transaction
    .selectFrom('callbacks')
    .select(['id', 'contact_id', 'state'])
    .where('contact_id', 'in', [...contactIds])
    .where('state', '<>', 'done')
    .where('removed_at_ms', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Nothing of the person is left; only that an entry was removed, for those who show it. */
const emptied = {
  contact_id: null,
  conversation_id: null,
  name: null,
  email: null,
  phone: null,
  reason: '',
  reported: '',
  outcome: '',
  last_attempt: null,
  // Long ago: it can't be taken back.
  removed_at_ms: 0,
} as const

/** Erases every entry of a contact, in the transaction that removes it. */
export const eraseCallbacksOf = async (
  transaction: Transaction<Tables>,
  accountId: string,
  contactId: string,
): Promise<void> => {
  const gone = await transaction
    .updateTable('callbacks')
    .set(emptied)
    .where('contact_id', '=', contactId)
    .returning('id')
    .execute()
  await forget(transaction, accountId, gone)
}

/** Conversations go: what is done about them goes with them, the rest points at them no more. */
export const freeCallbacksOf = async (
  transaction: Transaction<Tables>,
  accountId: string,
  conversationIds: readonly string[],
): Promise<void> => {
  const of = transaction.updateTable('callbacks').where('conversation_id', 'in', [...conversationIds])
  const gone = await of.where('state', '=', 'done').set(emptied).returning('id').execute()
  const freed = await of.set({ conversation_id: null }).returning('id').execute()
  await stamp(
    transaction,
    accountId,
    freed.map(({ id }) => id),
  )
  await forget(transaction, accountId, gone)
}

const forget = async (
  transaction: Transaction<Tables>,
  accountId: string,
  gone: readonly { id: string }[],
): Promise<void> => {
  const ids = gone.map(({ id }) => id)
  await stamp(transaction, accountId, ids)
  if (ids.length > 0)
    await transaction.deleteFrom('timers').where('kind', '=', 'callback').where('subject_id', 'in', ids).execute()
}

/** Contacts whom an agent has in an open conversation. */
export const servedOf = (
  builder: Kysely<Tables>,
  contactIds: readonly string[],
): Promise<{ contact_id: string | null }[]> =>
  builder
    .selectFrom('conversations')
    .select('contact_id')
    .where('contact_id', 'in', [...contactIds])
    .where('status', '=', 'open')
    .where('assignee_id', 'is not', null)
    .execute()

/** Entries that were last changed while an agent had their contact in a conversation, closed meanwhile or not. */
export const madeInService = async (builder: Kysely<Tables>, ids: readonly string[]): Promise<{ id: string }[]> => {
  if (ids.length === 0) return []
  return builder
    .selectFrom('callbacks')
    .innerJoin('conversations', 'conversations.contact_id', 'callbacks.contact_id')
    .select('callbacks.id')
    .where('callbacks.id', 'in', [...ids])
    .where('conversations.assignee_id', 'is not', null)
    .where(({ eb, or, ref }) =>
      or([
        eb('conversations.status', '=', 'open'),
        eb('conversations.last_at_ms', '>=', ref('callbacks.changed_at_ms')),
      ]),
    )
    .execute()
}

/** Sources that say where contacts are, of those that still count. */
export const presenceOf = (
  builder: Kysely<Tables>,
  contactIds: readonly string[],
  nowMs: number,
): Promise<{ contact_id: string; source: string }[]> =>
  builder
    .selectFrom('contact_presence')
    .select(['contact_id', 'source'])
    .where('contact_id', 'in', [...contactIds])
    .where('expires_at_ms', '>', nowMs)
    .execute()

import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { RemovedConversations } from '../../app/ports/privacy-store.ts'
import { freeCallbacksOf } from './callback-list.ts'
import { currentFeedXid } from './feed.ts'
import type { Tables } from './tables.ts'

/** Entries that one statement deletes, at most; a statement is ended after 5 s. */
const entriesAtOnce = 5_000

/**
 * Takes whole conversations out, in a transaction whose rows are locked already, in the order that foreign keys ask for.
 * The log can't bring them back: what it writes, it writes by changing the row it remembers, and there is none.
 */
export const removeLocked = async (
  transaction: Transaction<Tables>,
  accountId: string,
  locked: readonly { id: string; seq: number }[],
): Promise<RemovedConversations> => {
  const ids = locked.map(({ id }) => id)
  if (ids.length === 0) return { ids, entries: 0, files: 0 }
  // Their rows wait for the sweep, which removes the bytes first.
  const { numUpdatedRows: files } = await transaction
    .updateTable('files')
    .set({ conversation_id: null })
    .where('conversation_id', 'in', ids)
    .executeTakeFirstOrThrow()
  await transaction.deleteFrom('participants').where('conversation_id', 'in', ids).execute()
  const last = Math.max(...locked.map(({ seq }) => seq))
  // Numbers are gap-free, so a range of them is a bounded piece of each log.
  const step = Math.max(1, Math.floor(entriesAtOnce / ids.length))
  let entries = 0
  for (let upTo = step; upTo - step < last; upTo += step) {
    const gone = await transaction
      .deleteFrom('entries')
      .where('conversation_id', 'in', ids)
      .where('seq', '<=', upTo)
      .executeTakeFirst()
    entries += Number(gone.numDeletedRows)
  }
  await transaction.deleteFrom('timers').where('subject_id', 'in', ids).execute()
  await freeCallbacksOf(transaction, accountId, ids)
  await transaction.deleteFrom('conversations').where('id', 'in', ids).execute()
  await markRemoval(transaction, accountId)
  return { ids, entries, files: Number(files) }
}

/** From now on, list feeds that began before this transaction begin again. */
const markRemoval = (transaction: Transaction<Tables>, accountId: string): Promise<unknown> =>
  transaction
    .insertInto('removals')
    .values({ account_id: accountId, feed_xid: currentFeedXid })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        // Not the greater of the two: readers begin again when it is another, and two removals may end in any order.
        .doUpdateSet({ feed_xid: sql<number>`excluded.feed_xid` }),
    )
    .execute()

import { placeTokens } from '@frontdesk/domain'
import { sql, type Transaction } from 'kysely'
import type { KeyMaker } from '../../app/ports/search-store.ts'
import { contactOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { ContactRow, Tables } from './tables.ts'

/** What one transaction takes on. */
const contactsAtOnce = 500

type Subject = {
  id: string
  contact_id: string | null
  conversation_id: string | null
  at_ms: number
  keys: readonly number[]
}

/** Writes what contacts and conversations are found by; what has no keys is not found. */
export const keepSubjects = async (
  transaction: Transaction<Tables>,
  accountId: string,
  subjects: readonly Subject[],
): Promise<void> => {
  const [found, lost] = [
    subjects.filter(({ keys }) => keys.length > 0),
    subjects.filter(({ keys }) => keys.length === 0),
  ]
  const lostIds = lost.map(({ id }) => id)
  if (lostIds.length > 0) await transaction.deleteFrom('search_subjects').where('id', 'in', lostIds).execute()
  if (found.length > 0)
    await sql`insert into search_subjects (account_id, id, contact_id, conversation_id, at_ms, keys)
      select ${accountId}, t.* from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
        as t (id uuid, contact_id uuid, conversation_id uuid, at_ms bigint, keys integer[])
      on conflict (account_id, id) do update set at_ms = excluded.at_ms, keys = excluded.keys`.execute(transaction)
}

/**
 * Indexes contacts that have changed. They are locked, so that what changes meanwhile is due again after; what others hold
 * is left to the next time, and nothing else is waited for.
 */
export const indexContacts = async (
  builder: Scope['builder'],
  accountId: string,
  make: KeyMaker,
): Promise<{ more: boolean }> => {
  const due = await builder
    .selectFrom('contacts')
    .select('id')
    .where('search_due', '=', true)
    .limit(1)
    .executeTakeFirst()
  if (due === undefined) return { more: false }
  return builder.transaction().execute((transaction) => indexDue(transaction, accountId, make))
}

const indexDue = async (
  transaction: Transaction<Tables>,
  accountId: string,
  make: KeyMaker,
): Promise<{ more: boolean }> => {
  const { rows } = await sql<ContactRow>`
    select k.* from contacts k where k.account_id = ${accountId} and k.search_due
    order by k.id limit ${contactsAtOnce} for update skip locked`.execute(transaction)
  await keepSubjects(
    transaction,
    accountId,
    rows.map((row) => ({
      id: row.id,
      contact_id: row.id,
      conversation_id: null,
      at_ms: row.created_at_ms,
      keys: make.subject({ kind: 'contacts', contact: contactOf(row), places: row.tag_ids.map(placeTokens.tag) }),
    })),
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await transaction.updateTable('contacts').set({ search_due: false }).where('id', 'in', ids).execute()
  return { more: rows.length === contactsAtOnce }
}

import type { FilePlace, FileState, StoredFile } from '@frontdesk/domain'
import { type Selectable, sql } from 'kysely'
import type { FileSweep, StoredFiles } from '../../app/ports/stored-files.ts'
import type { Database } from './database.ts'
import { isGone } from './gone.ts'
import type { Scope } from './scope.ts'
import type { FileRow } from './tables.ts'

const stateOf = (row: Selectable<FileRow>): FileState => {
  if (row.state === 'ready' && row.card !== null) return { kind: 'ready', card: row.card }
  if (row.state === 'refused' && row.refusal !== null) return { kind: 'refused', code: row.refusal }
  return row.state === 'processing' ? { kind: 'processing' } : { kind: 'receiving' }
}

const placeOf = (row: Selectable<FileRow>): FilePlace | null => {
  if (row.kept) return { kind: 'canned', responseId: row.canned_id }
  if (row.conversation_id === null) return null
  return { kind: 'conversation', conversationId: row.conversation_id, clientId: row.client_id }
}

/** Null for one that waits for the sweep. */
const fileOf = (row: Selectable<FileRow>): StoredFile | null => {
  const place = placeOf(row)
  return (
    place && {
      accountId: row.account_id,
      id: row.id,
      place,
      uploader: { kind: row.uploader_kind, id: row.uploader_id },
      name: row.name,
      bytes: row.bytes,
      voice: row.voice,
      key: row.key,
      state: stateOf(row),
      createdAtMs: row.created_at_ms,
    }
  )
}

export const createFiles = ({ builder, accountId }: Scope): StoredFiles => {
  const byId = (id: string) => builder.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()

  return {
    create: async (file) => {
      try {
        await builder
          .insertInto('files')
          .values({
            account_id: accountId,
            id: file.id,
            conversation_id: file.place.kind === 'conversation' ? file.place.conversationId : null,
            kept: file.place.kind === 'canned',
            canned_id: null,
            uploader_kind: file.uploader.kind,
            uploader_id: file.uploader.id,
            name: file.name,
            bytes: file.bytes,
            voice: file.voice,
            key: file.key,
            state: file.state.kind,
            card: null,
            refusal: null,
            client_id: null,
            taken_at_ms: file.createdAtMs,
            created_at_ms: file.createdAtMs,
          })
          .execute()
        return true
      } catch (error) {
        if (isGone(error)) return false
        throw error
      }
    },
    byId: async (id) => {
      const row = await byId(id)
      return row === undefined ? null : fileOf(row)
    },
    carried: async (id) => {
      const row = await byId(id)
      const file = row === undefined ? null : fileOf(row)
      if (file === null) return null
      const { place } = file
      if (place.kind === 'canned' || place.clientId === null) return { file, entry: null }
      const entry = await builder
        .selectFrom('entries')
        .select(['visibility', 'public_seq'])
        .where('conversation_id', '=', place.conversationId)
        .where('client_id', '=', place.clientId)
        .where('author_id', '=', file.uploader.id)
        .where('author_kind', '=', file.uploader.kind)
        // The entry itself says so: one that has lost the file since does not open it.
        .where(sql<boolean>`data -> 'files' @> ${JSON.stringify([{ id }])}::jsonb`)
        .executeTakeFirst()
      return { file, entry: entry === undefined ? null : { visibility: entry.visibility, publicSeq: entry.public_seq } }
    },
    announcedSince: async ({ kind, id }, sinceMs, limit) => {
      const rows = await builder
        .selectFrom('files')
        .select('created_at_ms')
        .where('uploader_id', '=', id)
        .where('uploader_kind', '=', kind)
        .where('created_at_ms', '>', sinceMs)
        .orderBy('created_at_ms', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => row.created_at_ms).reverse()
    },
    process: async (id) => {
      const { numUpdatedRows } = await builder
        .updateTable('files')
        .set({ state: 'processing' })
        .where('id', '=', id)
        .where('state', '=', 'receiving')
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
    settle: async (id, end) => {
      await builder
        .updateTable('files')
        .set(
          'card' in end
            ? { state: 'ready', card: JSON.stringify(end.card), bytes: end.card.bytes }
            : { state: 'refused', refusal: end.refusal },
        )
        .where('id', '=', id)
        .where('state', '=', 'processing')
        .execute()
    },
    take: async (ids, { conversationId, uploader, clientId }, nowMs) => {
      const rows = await builder
        .updateTable('files')
        .set({ client_id: clientId, taken_at_ms: nowMs })
        .where('id', 'in', [...ids])
        .where('conversation_id', '=', conversationId)
        .where('uploader_id', '=', uploader.id)
        .where('uploader_kind', '=', uploader.kind)
        .where((is) => is.or([is('client_id', 'is', null), is('client_id', '=', clientId)]))
        .returningAll()
        .execute()
      return rows.flatMap((row) => fileOf(row) ?? [])
    },
    release: async (ids, clientId) => {
      await builder
        .updateTable('files')
        .set({ client_id: null })
        .where('id', 'in', [...ids])
        .where('client_id', '=', clientId)
        .execute()
    },
    drop: async ({ conversationId, uploader, clientId }) => {
      const { numUpdatedRows } = await builder
        .updateTable('files')
        .set({ conversation_id: null })
        .where('conversation_id', '=', conversationId)
        .where('uploader_id', '=', uploader.id)
        .where('uploader_kind', '=', uploader.kind)
        .where('client_id', '=', clientId)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },
    abandon: async (id) => {
      const { numUpdatedRows } = await builder
        .updateTable('files')
        .set({ conversation_id: null, kept: false })
        .where('id', '=', id)
        .where('client_id', 'is', null)
        .where('canned_id', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
  }
}

/** A message that was to carry files is written within seconds; who looks back further looks for nothing. */
const lookBackMs = 86_400_000

export const createFileSweep = ({ builder }: Database): FileSweep => ({
  stale: async (beforeMs, limit) => {
    // Nobody finds it from here on, so that no message takes what is about to go.
    const { rows } = await sql<{ account_id: string; id: string; key: string }>`
      with old as (
        select f.account_id, f.id from files f
          where f.canned_id is null and ((f.conversation_id is null and not f.kept)
            or (f.client_id is null and f.taken_at_ms < ${beforeMs}))
        union all
        select f.account_id, f.id from files f
          where f.conversation_id is not null and f.client_id is not null
            and f.taken_at_ms < ${beforeMs} and f.taken_at_ms >= ${beforeMs - lookBackMs}
            and not exists (select 1 from entries e where e.account_id = f.account_id
              and e.conversation_id = f.conversation_id and e.client_id = f.client_id and e.author_id = f.uploader_id)
        limit ${limit})
      update files f set conversation_id = null, kept = false from old
        where f.account_id = old.account_id and f.id = old.id and f.canned_id is null
        and ((f.conversation_id is null and not f.kept) or f.taken_at_ms < ${beforeMs})
      returning f.account_id, f.id, f.key`.execute(builder)
    return rows.map((row) => ({ accountId: row.account_id, id: row.id, key: row.key }))
  },
  unsettled: async (limit) => {
    const rows = await builder.selectFrom('files').selectAll().where('state', '=', 'processing').limit(limit).execute()
    return rows.flatMap((row) => fileOf(row) ?? [])
  },
  forget: async (files) => {
    if (files.length === 0) return
    await sql`delete from files f using unnest(${files.map(({ accountId }) => accountId)}::uuid[], ${files.map(({ id }) => id)}::uuid[])
      as t (account_id, id) where f.account_id = t.account_id and f.id = t.id`.execute(builder)
  },
})

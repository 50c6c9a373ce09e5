import type { CannedOwner, CannedResponse, FileCard } from '@frontdesk/domain'
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { CannedChanger, CannedRefusal, CannedResponses } from '../../app/ports/canned-store.ts'
import { isGone } from './gone.ts'
import type { Scope } from './scope.ts'
import type { CannedResponseRow, Tables } from './tables.ts'
import { isTaken } from './taken.ts'

/** The driver writes a list as an array of PostgreSQL where it is not told otherwise. */
const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

export const createCannedResponses = ({ builder, accountId }: Scope): CannedResponses => ({
  list: async (agentId) => {
    const rows = await all(builder)
      .where(({ or, eb }) => or([eb('agent_id', 'is', null), eb('agent_id', '=', agentId)]))
      .orderBy(sql`lower(code)`)
      .orderBy('id')
      .execute()
    return rows.map(responseOf)
  },
  byId: (id) => one(builder, id),
  create: ({ id, owner, code, title, texts, createdAtMs }, fileIds, agentId) =>
    refusable(builder, async (transaction) => {
      await transaction
        .insertInto('canned_responses')
        .values({
          account_id: accountId,
          id,
          agent_id: owner.kind === 'agent' ? owner.agentId : null,
          team_id: owner.kind === 'team' ? owner.teamId : null,
          code,
          title,
          texts: json(texts),
          created_at_ms: createdAtMs,
        })
        .execute()
      await take(transaction, id, fileIds, agentId)
      return one(transaction, id)
    }),
  update: (id, { code, title, texts, fileIds }, by) =>
    refusable(builder, async (transaction) => {
      await transaction
        .updateTable('canned_responses')
        .set({
          // Names a column, so that a change of nothing is a statement, too.
          id,
          ...(code !== undefined && { code }),
          ...(title !== undefined && { title }),
          ...(texts !== undefined && { texts: json(texts) }),
        })
        .where('id', '=', id)
        .execute()
      if (fileIds !== undefined) {
        await letGo(transaction, id, fileIds, by)
        await take(transaction, id, fileIds, by.agentId)
      }
      return one(transaction, id)
    }),
  remove: (id, by) =>
    builder.transaction().execute(async (transaction) => {
      // First, as a change does, so that the two wait for one another.
      await transaction.selectFrom('canned_responses').select('id').where('id', '=', id).forUpdate().execute()
      await letGo(transaction, id, [], by)
      const gone = await transaction.deleteFrom('canned_responses').where('id', '=', id).executeTakeFirst()
      return gone.numDeletedRows > 0n
    }),
})

/** With the cards of their files, in the order in which these came. */
const all = (builder: Kysely<Tables>) =>
  builder
    .selectFrom('canned_responses')
    .selectAll('canned_responses')
    .select(
      sql<FileCard[]>`(select coalesce(jsonb_agg(f.card order by f.created_at_ms, f.id), '[]'::jsonb) from files f
      where f.account_id = canned_responses.account_id and f.canned_id = canned_responses.id)`.as('files'),
    )

const one = async (builder: Kysely<Tables>, id: string): Promise<CannedResponse | null> => {
  const row = await all(builder).where('canned_responses.id', '=', id).executeTakeFirst()
  return row === undefined ? null : responseOf(row)
}

/** One of the files is not there, or not the agent's to give. */
class FileMissing extends Error {}

const take = async (
  builder: Kysely<Tables>,
  id: string,
  fileIds: readonly string[],
  agentId: string,
): Promise<void> => {
  if (fileIds.length === 0) return
  const { numUpdatedRows } = await builder
    .updateTable('files')
    .set({ canned_id: id })
    .where('id', 'in', [...fileIds])
    .where('kept', '=', true)
    .where('state', '=', 'ready')
    .where((is) =>
      is.or([
        is('canned_id', '=', id),
        is.and([is('canned_id', 'is', null), is('uploader_kind', '=', 'agent'), is('uploader_id', '=', agentId)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) < fileIds.length) throw new FileMissing()
}

const letGo = async (
  builder: Kysely<Tables>,
  id: string,
  except: readonly string[],
  { agentId, nowMs }: CannedChanger,
): Promise<void> => {
  await builder
    .updateTable('files')
    .set({ canned_id: null, uploader_kind: 'agent', uploader_id: agentId, taken_at_ms: nowMs })
    .where('canned_id', '=', id)
    .where(sql<boolean>`id <> all(${[...except]}::uuid[])`)
    .execute()
}

const refusable = async (
  builder: Kysely<Tables>,
  write: (transaction: Kysely<Tables>) => Promise<CannedResponse | null>,
): Promise<CannedResponse | CannedRefusal> => {
  try {
    return (await builder.transaction().execute(write)) ?? 'missing'
  } catch (error) {
    if (isTaken(error)) return 'in_use'
    if (isGone(error) || error instanceof FileMissing) return 'missing'
    throw error
  }
}

const ownerOf = ({ agent_id, team_id }: Selectable<CannedResponseRow>): CannedOwner => {
  if (agent_id !== null) return { kind: 'agent', agentId: agent_id }
  return team_id === null ? { kind: 'account' } : { kind: 'team', teamId: team_id }
}

const responseOf = (row: Selectable<CannedResponseRow> & { files: FileCard[] }): CannedResponse => ({
  id: row.id,
  owner: ownerOf(row),
  code: row.code,
  title: row.title,
  texts: row.texts,
  files: row.files,
  createdAtMs: row.created_at_ms,
})

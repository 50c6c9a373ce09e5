import { type Kysely, sql } from 'kysely'

/** A start asks for the files that a server which went away was looking at; there are few of them among many. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index files_unsettled on files (account_id, id) where state = 'processing'`.execute(db)
}

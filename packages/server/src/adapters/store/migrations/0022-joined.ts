import { type Kysely, sql } from 'kysely'

/** Supervisors who have joined a visitor's conversation openly; nearly always none, so that the index is small. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table conversations add column joined_ids jsonb not null default '[]';
    create index conversations_joined on conversations using gin (joined_ids jsonb_path_ops) where joined_ids <> '[]';
  `.execute(db)
}

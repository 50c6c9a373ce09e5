import { type Kysely, sql } from 'kysely'

/**
 * Files of canned responses: `kept` are those that are for one, with `canned_id` once it has them. What is neither kept nor of a
 * conversation waits for the sweep.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table files
      add column kept boolean not null default false,
      add column canned_id uuid,
      add foreign key (account_id, canned_id) references canned_responses (account_id, id) on delete set null (canned_id),
      add check (canned_id is null or kept),
      add check (not kept or (conversation_id is null and client_id is null));
    create index files_canned on files (account_id, canned_id) where canned_id is not null;
    drop index files_loose;
    create index files_loose on files (taken_at_ms)
      where canned_id is null and (conversation_id is null or client_id is null);
  `.execute(db)
}

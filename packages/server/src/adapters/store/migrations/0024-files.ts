import { type Kysely, sql } from 'kysely'

/**
 * Files of conversations; their bytes lie elsewhere, under `key`. A row whose conversation is gone waits for the sweep, which
 * removes the bytes first. Which message carries a file is found by the client id that its uploader sent it under.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table files (
      account_id uuid not null references accounts (id) on delete cascade,
      id uuid not null,
      conversation_id uuid,
      uploader_kind text not null check (uploader_kind in ('contact', 'agent')),
      uploader_id uuid not null,
      name text not null,
      bytes bigint not null,
      voice boolean not null,
      key text collate "C" not null,
      state text not null check (state in ('receiving', 'processing', 'ready', 'refused')),
      card jsonb,
      refusal text,
      client_id text collate "C",
      taken_at_ms bigint not null,
      created_at_ms bigint not null,
      primary key (account_id, id),
      check ((state = 'ready') = (card is not null)),
      check ((state = 'refused') = (refusal is not null)),
      foreign key (account_id, conversation_id) references conversations (account_id, id)
        on delete set null (conversation_id)
    );
    create index files_conversation on files (account_id, conversation_id);
    create index files_uploader on files (account_id, uploader_id, created_at_ms);
    create index files_taken on files (taken_at_ms);
    create index files_loose on files (taken_at_ms) where conversation_id is null or client_id is null;
  `.execute(db)
}

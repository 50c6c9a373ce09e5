import { type Kysely, sql } from 'kysely'

/**
 * What words are found by, written after the commit: for each message the keys of its tokens, for each conversation how far
 * it is indexed, and for each account how far its conversations are. See docs/decisions/search.md.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table search_entries (
      account_id uuid not null,
      conversation_id uuid not null,
      seq integer not null,
      at_ms bigint not null,
      keys integer[] not null,
      primary key (account_id, conversation_id, seq),
      foreign key (account_id, conversation_id, seq) references entries (account_id, conversation_id, seq) on delete cascade
    );
    create index search_entries_keys on search_entries using gin (keys) with (gin_pending_list_limit = 512);

    create table search_marks (
      account_id uuid not null,
      conversation_id uuid not null,
      seq integer not null,
      primary key (account_id, conversation_id),
      foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade
    ) with (fillfactor = 70);

    create table search_positions (
      account_id uuid primary key references accounts (id),
      epoch text not null default '',
      feed_xid bigint not null default 0,
      first_slice integer,
      last_slice integer
    );
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Entries change after they were written: edited, taken back, reacted to, translated. `amended` keeps the index of those
 * small, which a client that comes back is told from; `entry_versions` is what was said until then.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table entries add column amended boolean;
    create index entries_amended on entries (account_id, conversation_id, rev) where amended;
    create index entries_amended_public on entries (account_id, conversation_id, public_rev)
      where amended and visibility = 'everyone';

    create table entry_versions (
      account_id uuid not null,
      conversation_id uuid not null,
      seq integer not null,
      rev integer not null,
      kind text not null,
      text text,
      data jsonb,
      by_kind text not null check (by_kind in ('contact', 'agent', 'system')),
      by_id uuid,
      until_ms bigint not null,
      primary key (account_id, conversation_id, seq, rev),
      foreign key (account_id, conversation_id, seq) references entries (account_id, conversation_id, seq) on delete cascade
    );

    alter table search_marks add column edits integer not null default 0;
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/** Ratings by time; tags of an account: conversations and contacts name those that they have. What names a tag that is gone has one less. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table tags (
      account_id uuid not null references accounts (id),
      id uuid not null,
      name text not null,
      color text not null,
      created_at_ms bigint not null,
      primary key (account_id, id)
    );
    create unique index tags_name on tags (account_id, lower(name));

    alter table conversations
      add column tag_ids jsonb not null default '[]',
      add column attributes jsonb not null default '{}';
    create index conversations_tags on conversations using gin (tag_ids jsonb_path_ops) where tag_ids <> '[]';
    create index entries_rated on entries (account_id, at_ms) where kind = 'rated';
    alter table contacts add column tag_ids jsonb not null default '[]';
    create index contacts_tags on contacts using gin (tag_ids jsonb_path_ops) where tag_ids <> '[]';
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * How a company interprets, what was said of one conversation, and what engines made of texts. The last holds words of a
 * conversation and goes with it.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table interpretation_settings (
      account_id uuid primary key references accounts (id),
      settings jsonb not null
    );

    create table interpretations (
      account_id uuid not null,
      conversation_id uuid not null,
      is_on boolean not null default true,
      languages jsonb not null default '{}',
      primary key (account_id, conversation_id),
      foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade
    );

    create table translations (
      account_id uuid not null,
      key text not null,
      conversation_id uuid not null,
      text text not null,
      source text,
      created_at_ms bigint not null,
      primary key (account_id, key),
      foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade
    );
    create index translations_of_conversation on translations (account_id, conversation_id);
    create index translations_old on translations (created_at_ms);
  `.execute(db)
}

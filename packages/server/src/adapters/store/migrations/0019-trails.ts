import { type Kysely, sql } from 'kysely'

/** The pages of each visit, written in batches while it goes on. They go with their contact, and by the rule for visits. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table trails (
      account_id uuid not null,
      contact_id uuid not null,
      started_at_ms bigint not null,
      inbox_id uuid not null,
      last_at_ms bigint not null,
      page_count integer not null,
      pages jsonb not null,
      primary key (account_id, contact_id, started_at_ms),
      foreign key (account_id, inbox_id) references inboxes (account_id, id),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
    );
    create index trails_old on trails (account_id, inbox_id, last_at_ms);
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Who is kept out: a contact, or an address or range in its one written form. Each is kept out once; who blocks again what is
 * over takes its place.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table blocks (
      account_id uuid not null references accounts (id),
      id uuid not null,
      contact_id uuid,
      range text,
      reason text not null,
      until_ms bigint,
      created_by_id uuid not null,
      created_at_ms bigint not null,
      primary key (account_id, id),
      check ((contact_id is null) <> (range is null)),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, created_by_id) references agents (account_id, id)
    );
    create unique index blocks_contact on blocks (account_id, contact_id) where contact_id is not null;
    create unique index blocks_range on blocks (account_id, range) where range is not null;
    create index blocks_newest on blocks (account_id, created_at_ms, id);
    create index blocks_end on blocks (until_ms) where until_ms is not null;
  `.execute(db)
}

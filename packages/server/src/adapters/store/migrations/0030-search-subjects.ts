import { type Kysely, sql } from 'kysely'

/**
 * Contacts and conversations are found by what they are called and described as, and everything by where it stands: the
 * index is written anew for that. `subject` is the digest of what a conversation was found by.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table search_subjects (
      account_id uuid not null,
      id uuid not null,
      contact_id uuid,
      conversation_id uuid,
      at_ms bigint not null,
      keys integer[] not null,
      primary key (account_id, id),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade
    ) with (fillfactor = 90);
    create index search_subjects_keys on search_subjects using gin (keys) with (gin_pending_list_limit = 512);
    create index search_subjects_contact on search_subjects (account_id, contact_id) where contact_id is not null;
    create index search_subjects_conversation on search_subjects (account_id, conversation_id)
      where conversation_id is not null;

    alter table search_marks add column places text[], add column subject text;
    update search_positions set feed_xid = 0;

    alter table contacts add column search_due boolean not null default true;
    create index contacts_search_due on contacts (account_id, id) where search_due;
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * The revisit list, and who of its people is there. Every change of an entry takes the next number of its account's list
 * (`callback_lists`), by which nodes and readers know what is new; a removed entry stays for a while, to be taken back.
 * Presence is unlogged: it is worth nothing after a crash, and is told again.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table callback_lists (
      account_id uuid primary key references accounts (id),
      rev bigint not null
    );

    create table callbacks (
      account_id uuid not null references accounts (id),
      id uuid not null,
      contact_id uuid,
      conversation_id uuid,
      name text,
      email text,
      phone text,
      reason text not null,
      reported text not null,
      outcome text not null,
      state text not null check (state in ('open', 'solved', 'done')),
      due_at_ms bigint,
      owner_id uuid,
      attempts integer not null check (attempts >= 0),
      last_attempt jsonb,
      created_by_id uuid not null,
      created_at_ms bigint not null,
      changed_at_ms bigint not null,
      rev integer not null,
      list_rev bigint not null default 0,
      notice text check (notice in ('online', 'due')),
      notice_rev bigint,
      removed_at_ms bigint,
      primary key (account_id, id),
      foreign key (account_id, contact_id) references contacts (account_id, id),
      foreign key (account_id, conversation_id) references conversations (account_id, id),
      foreign key (account_id, owner_id) references agents (account_id, id),
      foreign key (account_id, created_by_id) references agents (account_id, id)
    );
    create unique index callbacks_contact on callbacks (account_id, contact_id)
      where contact_id is not null and state <> 'done' and removed_at_ms is null;
    create index callbacks_of_contact on callbacks (account_id, contact_id) where contact_id is not null;
    create index callbacks_conversation on callbacks (account_id, conversation_id) where conversation_id is not null;
    create index callbacks_changed on callbacks (account_id, list_rev);
    create index callbacks_due on callbacks (account_id, coalesce(due_at_ms, 9007199254740991), id) where removed_at_ms is null;
    create index callbacks_removed on callbacks (removed_at_ms) where removed_at_ms is not null;

    create unlogged table contact_presence (
      account_id uuid not null references accounts (id),
      contact_id uuid not null,
      source text not null,
      expires_at_ms bigint not null,
      primary key (account_id, contact_id, source),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
    );
    create index contact_presence_end on contact_presence (expires_at_ms);
  `.execute(db)
}

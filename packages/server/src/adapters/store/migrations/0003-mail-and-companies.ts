import { type Kysely, sql } from 'kysely'

/**
 * Several companies, and links sent by mail.
 *
 * The oldest company looks after the installation. A link's row holds the hash of its token only; an agent and a contact
 * have one link at a time, so that a newer one replaces the one before.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table accounts add column is_owner boolean not null default false;
    update accounts set is_owner = true
      where id = (select id from accounts order by created_at_ms, id limit 1);
    create unique index accounts_owner on accounts (is_owner) where is_owner;

    alter table agents add column email text, add column invited_at_ms bigint;

    create table mail_tokens (
      account_id uuid not null references accounts (id),
      id uuid not null,
      kind text not null check (kind in ('invitation', 'reset', 'address')),
      agent_id uuid,
      contact_id uuid,
      inbox_id uuid,
      address text not null,
      token_hash text not null unique,
      expires_at_ms bigint not null,
      primary key (account_id, id),
      unique (account_id, agent_id),
      unique (account_id, contact_id),
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade,
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade
    );
    create index mail_tokens_expiry on mail_tokens (expires_at_ms);
  `.execute(db)
}

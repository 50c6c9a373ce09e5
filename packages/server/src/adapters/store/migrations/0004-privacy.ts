import { type Kysely, sql } from 'kysely'

/**
 * What is kept, for how long, and that it went.
 *
 * A visit belongs to the site it was made on, so that the site's rules reach it; its address may go before it does.
 * `removals` holds, for each account, the transaction that last took conversations away: a list feed that began before
 * it has to begin again.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table visits add column inbox_id uuid, alter column ip drop not null,
      add foreign key (account_id, inbox_id) references inboxes (account_id, id);
    update visits v set inbox_id = coalesce(
      (select p.inbox_id from visitor_passes p where p.account_id = v.account_id and p.contact_id = v.contact_id
        order by p.last_seen_at_ms desc limit 1),
      (select c.inbox_id from conversations c where c.account_id = v.account_id and c.contact_id = v.contact_id
        order by c.last_at_ms desc limit 1));

    -- For the foreign key's own question, whether a contact that goes still has one of any kind.
    create index conversations_contact on conversations (account_id, contact_id);

    create table removals (
      account_id uuid primary key references accounts (id),
      feed_xid bigint not null
    );

    create table retention_schedules (
      account_id uuid not null,
      inbox_id uuid not null,
      due_at_ms bigint not null,
      pages_until_ms bigint not null,
      ip_addresses_until_ms bigint not null,
      primary key (account_id, inbox_id),
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade
    );
    create index retention_schedules_due on retention_schedules (due_at_ms);

    create table retention_runs (
      account_id uuid not null,
      id uuid not null,
      inbox_id uuid not null,
      at_ms bigint not null,
      conversations integer not null,
      entries integer not null,
      files integer not null,
      visits integer not null,
      pages integer not null,
      ip_addresses integer not null,
      contacts integer not null,
      primary key (account_id, id),
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade
    );

    create table erasures (
      account_id uuid not null,
      id uuid not null,
      contact_id uuid not null,
      agent_id uuid not null,
      at_ms bigint not null,
      conversations integer not null,
      entries integer not null,
      files integer not null,
      primary key (account_id, id),
      foreign key (account_id, agent_id) references agents (account_id, id)
    );
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Invitations on the page, the rules that invite by themselves, and whom rules in test would have invited. A contact has one
 * pending invitation at most. All of it goes with its contact.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table invitation_settings (
      account_id uuid primary key references accounts (id),
      settings jsonb not null
    );

    create table triggers (
      account_id uuid not null,
      id uuid not null,
      name text not null,
      mode text not null check (mode in ('off', 'test', 'on')),
      inbox_id uuid,
      conditions jsonb not null,
      texts jsonb not null,
      created_at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id) references accounts (id),
      foreign key (account_id, inbox_id) references inboxes (account_id, id)
    );

    create table invitations (
      account_id uuid not null,
      id uuid not null,
      kind text not null,
      inbox_id uuid not null,
      contact_id uuid not null,
      agent_id uuid not null,
      trigger_id uuid,
      conversation_id uuid,
      state text not null check (state in ('pending', 'accepted', 'declined', 'lapsed', 'withdrawn')),
      text text not null,
      visit_started_at_ms bigint not null,
      created_at_ms bigint not null,
      expires_at_ms bigint not null,
      ended_at_ms bigint,
      changed_at_ms bigint not null,
      primary key (account_id, id),
      check ((state = 'pending') = (ended_at_ms is null)),
      foreign key (account_id, inbox_id) references inboxes (account_id, id),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, agent_id) references agents (account_id, id),
      foreign key (account_id, trigger_id) references triggers (account_id, id) on delete set null (trigger_id),
      foreign key (account_id, conversation_id) references conversations (account_id, id)
        on delete set null (conversation_id)
    );
    create unique index invitations_pending on invitations (account_id, contact_id) where state = 'pending';
    create index invitations_of_contact on invitations (account_id, contact_id, created_at_ms);
    create index invitations_of_agent on invitations (account_id, agent_id) where state = 'pending';
    create index invitations_changed on invitations (account_id, changed_at_ms);
    create index invitations_conversation on invitations (account_id, conversation_id) where conversation_id is not null;
    create index invitations_trigger on invitations (account_id, trigger_id) where trigger_id is not null;
    create index invitations_old on invitations (created_at_ms);

    create table trigger_hits (
      account_id uuid not null,
      id uuid not null,
      trigger_id uuid not null,
      inbox_id uuid not null,
      contact_id uuid not null,
      agent_id uuid,
      page_url text,
      page_title text,
      visit_started_at_ms bigint not null,
      at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id, trigger_id) references triggers (account_id, id) on delete cascade,
      foreign key (account_id, inbox_id) references inboxes (account_id, id),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, agent_id) references agents (account_id, id)
    );
    create unique index trigger_hits_once on trigger_hits (account_id, contact_id, trigger_id, visit_started_at_ms);
    create index trigger_hits_at on trigger_hits (account_id, at_ms);
    create index trigger_hits_of_trigger on trigger_hits (account_id, trigger_id);
    create index trigger_hits_old on trigger_hits (at_ms);
  `.execute(db)
}

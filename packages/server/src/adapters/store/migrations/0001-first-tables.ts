import { type Kysely, sql } from 'kysely'

/**
 * Accounts, the people in them, and the log.
 *
 * Keys are composite, so that a row that points into another account can't be written. Columns that change with every
 * message stand in no index: such an update stays on its page (heap-only) and touches no index. Lists and feeds are
 * ordered by `list_slot` and `feed_slot`, coarse steps of the exact columns beside them; see
 * docs/decisions/lists-in-coarse-steps.md.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table accounts (
      id uuid primary key,
      slug text not null unique,
      name text not null,
      agent_label text not null check (agent_label in ('name', 'login', 'number')),
      created_at_ms bigint not null
    );

    create table agents (
      account_id uuid not null references accounts (id),
      id uuid not null,
      login text not null,
      name text not null,
      number text,
      role text not null check (role in ('administrator', 'agent')),
      language text not null,
      theme text not null,
      password_hash text not null,
      password_change_due boolean not null,
      picture_key text,
      disabled_at_ms bigint,
      created_at_ms bigint not null,
      primary key (account_id, id)
    );
    create unique index agents_login on agents (account_id, lower(login));
    create unique index agents_number on agents (account_id, number) where number is not null;

    create table agent_sessions (
      account_id uuid not null,
      id uuid not null,
      agent_id uuid not null,
      token_hash text not null unique,
      created_at_ms bigint not null,
      last_seen_at_ms bigint not null,
      expires_at_ms bigint not null,
      ip text not null,
      user_agent text not null,
      primary key (account_id, id),
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
    );
    create index agent_sessions_agent on agent_sessions (account_id, agent_id);
    create index agent_sessions_expiry on agent_sessions (expires_at_ms);

    create table inboxes (
      account_id uuid not null references accounts (id),
      id uuid not null,
      kind text not null check (kind in ('web')),
      name text not null,
      key text not null unique,
      allowed_origins text[] not null,
      appearance jsonb not null,
      primary key (account_id, id)
    );

    create table contacts (
      account_id uuid not null references accounts (id),
      id uuid not null,
      name text,
      email text,
      phone text,
      verified boolean not null,
      language text,
      created_at_ms bigint not null,
      primary key (account_id, id)
    );

    create table visitor_passes (
      account_id uuid not null,
      id uuid not null,
      inbox_id uuid not null,
      contact_id uuid not null,
      token_hash text not null unique,
      created_at_ms bigint not null,
      last_seen_at_ms bigint not null,
      expires_at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade,
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
    );
    create index visitor_passes_contact on visitor_passes (account_id, contact_id);
    create index visitor_passes_expiry on visitor_passes (expires_at_ms);

    create table tickets (
      account_id uuid not null references accounts (id),
      token_hash text not null,
      expires_at_ms bigint not null,
      kind text not null,
      inbox_id uuid,
      origin text,
      agent_id uuid,
      session_id uuid,
      contact_id uuid,
      pass_id uuid,
      primary key (token_hash),
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade,
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade,
      foreign key (account_id, session_id) references agent_sessions (account_id, id) on delete cascade,
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, pass_id) references visitor_passes (account_id, id) on delete cascade,
      check (case kind
        when 'boot' then num_nonnulls(inbox_id, origin) = 2
        when 'agent-socket' then num_nonnulls(agent_id, session_id) = 2
        when 'visitor-socket' then num_nonnulls(inbox_id, contact_id, pass_id) = 3
        else false end)
    );
    create index tickets_expiry on tickets (expires_at_ms);
    create index tickets_session on tickets (account_id, session_id) where session_id is not null;
    create index tickets_pass on tickets (account_id, pass_id) where pass_id is not null;

    create table visits (
      account_id uuid not null,
      contact_id uuid not null,
      ip text not null,
      country text,
      page_url text,
      page_title text,
      referrer text,
      browser text not null,
      system text not null,
      device text not null,
      language text,
      time_zone text,
      started_at_ms bigint not null,
      last_seen_at_ms bigint not null,
      primary key (account_id, contact_id),
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
    );

    create table conversations (
      account_id uuid not null,
      id uuid not null,
      inbox_id uuid not null,
      contact_id uuid not null,
      created_at_ms bigint not null,
      last_at_ms bigint not null,
      feed_xid bigint not null,
      seq integer not null default 0,
      rev integer not null default 0,
      public_seq integer not null default 0,
      public_rev integer not null default 0,
      inbound_count integer not null default 0,
      kind text not null check (kind in ('service', 'internal', 'multi')),
      status text not null check (status in ('queued', 'open', 'snoozed', 'closed')),
      assignee_id uuid,
      waiting_since_ms bigint,
      last_text text,
      last_author_kind text,
      last_author_id uuid,
      last_visibility text,
      last_message_at_ms bigint,
      list_slot bigint generated always as (case when seq > 0 then last_at_ms / 600000 end) stored,
      feed_slot bigint generated always as (case when seq > 0 then feed_xid / 4096 end) stored,
      primary key (account_id, id),
      foreign key (account_id, inbox_id) references inboxes (account_id, id),
      foreign key (account_id, contact_id) references contacts (account_id, id),
      foreign key (account_id, assignee_id) references agents (account_id, id)
    ) with (fillfactor = 50);
    create unique index conversations_service on conversations (account_id, contact_id, inbox_id) where kind = 'service';
    create index conversations_mine on conversations (account_id, assignee_id, list_slot)
      where status <> 'closed' and list_slot is not null;
    create index conversations_queue on conversations (account_id, list_slot)
      where status = 'queued' and list_slot is not null;
    create index conversations_team on conversations (account_id, list_slot)
      where status <> 'closed' and list_slot is not null;
    create index conversations_closed on conversations (account_id, list_slot)
      where status = 'closed' and list_slot is not null;
    create index conversations_feed on conversations (account_id, feed_slot) where feed_slot is not null;

    create table entries (
      account_id uuid not null,
      conversation_id uuid not null,
      at_ms bigint not null,
      seq integer not null,
      rev integer not null,
      public_seq integer not null,
      public_rev integer not null,
      inbound_no integer not null,
      id uuid not null,
      author_kind text not null check (author_kind in ('contact', 'agent', 'bot', 'system')),
      visibility text not null check (visibility in ('everyone', 'staff')),
      kind text not null,
      author_id uuid,
      client_id text collate "C",
      text text,
      data jsonb,
      origin_ip text,
      origin_country text,
      origin_page_url text,
      origin_page_title text,
      primary key (account_id, conversation_id, seq),
      foreign key (account_id, conversation_id) references conversations (account_id, id)
    );
    create unique index entries_client on entries (account_id, conversation_id, client_id, author_id)
      where client_id is not null;
    create unique index entries_public on entries (account_id, conversation_id, public_seq)
      where visibility = 'everyone' and public_seq <> seq;

    create table participants (
      account_id uuid not null,
      conversation_id uuid not null,
      party_kind text not null check (party_kind in ('contact', 'agent', 'bot')),
      party_id uuid not null,
      delivered_seq integer not null default 0,
      delivered_public_seq integer not null default 0,
      read_seq integer not null default 0,
      read_public_seq integer not null default 0,
      read_inbound integer not null default 0,
      mark_rev integer not null default 0,
      mark_public_rev integer not null default 0,
      primary key (account_id, conversation_id, party_kind, party_id),
      foreign key (account_id, conversation_id) references conversations (account_id, id)
    ) with (fillfactor = 50);

    -- Ends a transaction that rests on something that is no longer so.
    create function log_expect(actual bigint, expected bigint) returns void language plpgsql as $$
    begin
      if actual <> expected then
        raise exception 'expected %, found %', expected, actual using errcode = 'FD001';
      end if;
    end $$;
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * What assignment keeps: timers of the domain, agents' states with how long each lasted, whose turn it was, and where a
 * conversation waits.
 *
 * What the indexes of the queue are made of changes only when a conversation begins or ends to wait, so a message is
 * still written without touching them.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table timers (
      account_id uuid not null references accounts (id),
      kind text not null,
      subject_id text not null,
      due_at_ms bigint not null,
      primary key (account_id, kind, subject_id)
    );
    create index timers_due on timers (due_at_ms);
    create index timers_subject on timers (account_id, subject_id);

    create table agent_states (
      account_id uuid not null,
      agent_id uuid not null,
      chosen text not null check (chosen in ('available', 'busy', 'break', 'offline')),
      reason text,
      presence text not null check (presence in ('here', 'away', 'gone')),
      since_ms bigint not null,
      primary key (account_id, agent_id),
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
    );

    create table agent_state_spans (
      account_id uuid not null,
      agent_id uuid not null,
      from_ms bigint not null,
      state text not null check (state in ('available', 'busy', 'break', 'away', 'offline')),
      reason text,
      primary key (account_id, agent_id, from_ms),
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
    );

    create table agent_turns (
      account_id uuid not null,
      agent_id uuid not null,
      assigned_at_ms bigint not null,
      primary key (account_id, agent_id),
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
    );

    -- When somebody who had waited was served, lately.
    create table queue_pace (
      account_id uuid primary key references accounts (id),
      served_at_ms bigint[] not null
    );

    alter table conversations add column routing jsonb not null default '{}';
    update conversations set routing = jsonb_build_object('queuedAtMs', coalesce(waiting_since_ms, last_at_ms))
      where status = 'queued' and seq > 0;
    create index conversations_waiting on conversations (account_id, (coalesce(routing->>'teamId', '')),
      coalesce(routing->>'lane', 'normal'), ((routing->>'queuedAtMs')::bigint))
      where status = 'queued' and (routing->>'queuedAtMs') is not null;
    create index conversations_own on conversations (account_id, (routing->>'wantedAgentId'),
      ((routing->>'queuedAtMs')::bigint))
      where status = 'queued' and routing->>'lane' = 'own' and (routing->>'queuedAtMs') is not null;
    create index conversations_offered on conversations (account_id)
      where status = 'queued' and jsonb_typeof(routing->'offer') = 'object';
    create index conversations_of_team on conversations (account_id, (routing->>'teamId')) where status = 'open';
    create index conversations_seats on conversations (account_id, assignee_id)
      where status = 'open' and jsonb_typeof(routing->'resting') is distinct from 'object';
  `.execute(db)
}

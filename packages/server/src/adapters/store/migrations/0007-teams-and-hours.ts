import { type Kysely, sql } from 'kysely'

/** Who serves together, when, and how: what the account, its teams and its agents decide about service. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table accounts add column service jsonb not null default '{}';

    alter table agents add column capacity integer check (capacity >= 0),
      add column skills text[] not null default '{}',
      add column languages text[] not null default '{}';

    create table business_hours (
      account_id uuid not null references accounts (id),
      id uuid not null,
      name text not null,
      time_zone text not null,
      week jsonb not null,
      holidays jsonb not null,
      primary key (account_id, id)
    );

    create table teams (
      account_id uuid not null references accounts (id),
      id uuid not null,
      name text not null,
      policy text check (policy in ('random', 'least-busy', 'longest-idle', 'round-robin', 'skill', 'manual')),
      capacity integer check (capacity >= 0),
      accept_within_ms integer check (accept_within_ms >= 0),
      overflow jsonb,
      hours_id uuid,
      created_at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id, hours_id) references business_hours (account_id, id) on delete set null (hours_id)
    );
    create unique index teams_name on teams (account_id, lower(name));

    create table team_members (
      account_id uuid not null,
      team_id uuid not null,
      agent_id uuid not null,
      primary key (account_id, team_id, agent_id),
      foreign key (account_id, team_id) references teams (account_id, id) on delete cascade,
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
    );
    create index team_members_agent on team_members (account_id, agent_id);
  `.execute(db)
}

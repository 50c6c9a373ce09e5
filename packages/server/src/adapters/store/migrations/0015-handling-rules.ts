import { type Kysely, sql } from 'kysely'

/** Rules that make contacts special by what the company says of them, asked in the order of their places. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table handling_rules (
      account_id uuid not null references accounts (id),
      id uuid not null,
      place integer not null,
      name text not null,
      conditions jsonb not null,
      agent_id uuid,
      team_id uuid,
      priority boolean not null,
      -- It named a team that has been removed since.
      team_gone boolean not null default false,
      created_at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id, agent_id) references agents (account_id, id),
      foreign key (account_id, team_id) references teams (account_id, id)
    )
  `.execute(db)
}

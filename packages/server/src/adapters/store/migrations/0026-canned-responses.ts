import { type Kysely, sql } from 'kysely'

/** Words kept ready: an agent's own, a team's, which go with the team, or the company's. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table canned_responses (
      account_id uuid not null references accounts (id),
      id uuid not null,
      -- With neither it is the company's.
      agent_id uuid,
      team_id uuid,
      code text not null,
      title text not null,
      texts jsonb not null,
      created_at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id, agent_id) references agents (account_id, id),
      foreign key (account_id, team_id) references teams (account_id, id) on delete cascade,
      check (agent_id is null or team_id is null)
    );
    create unique index canned_responses_code
      on canned_responses (account_id, coalesce(agent_id, team_id, account_id), lower(code));
  `.execute(db)
}

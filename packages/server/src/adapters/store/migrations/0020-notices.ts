import { type Kysely, sql } from 'kysely'

/** What goes besides to colleagues who are not here, each once; and the number at which text messages reach an agent. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table agents add column phone text;
    create table notices (
      account_id uuid not null,
      conversation_id uuid not null,
      seq integer not null,
      agent_id uuid not null,
      way text not null check (way in ('e-mail', 'sms')),
      state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
      changed_at_ms bigint not null,
      primary key (account_id, conversation_id, seq, agent_id, way),
      foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade,
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
    );
    create index notices_agent on notices (account_id, agent_id);
  `.execute(db)
}

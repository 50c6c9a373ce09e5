import { type Kysely, sql } from 'kysely'

/**
 * Who is here without a socket on this node: by long polling, or on another node's sockets. Unlogged, since presence is
 * worth nothing after a crash and each poll renews it. The keys take a lease away with the session, pass or person.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create unlogged table presence_leases (
      account_id uuid not null references accounts (id),
      id text not null,
      agent_id uuid,
      session_id uuid,
      contact_id uuid,
      inbox_id uuid,
      pass_id uuid,
      node text,
      visit jsonb,
      expires_at_ms bigint not null,
      primary key (account_id, id),
      foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade,
      foreign key (account_id, session_id) references agent_sessions (account_id, id) on delete cascade,
      foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade,
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade,
      foreign key (account_id, pass_id) references visitor_passes (account_id, id) on delete cascade,
      check (num_nonnulls(agent_id, session_id) = 2 and num_nonnulls(contact_id, inbox_id, pass_id) = 0
        or num_nonnulls(agent_id, session_id) = 0 and num_nonnulls(contact_id, inbox_id, pass_id) = 3)
    );
    create index presence_leases_session on presence_leases (account_id, session_id) where session_id is not null;
    create index presence_leases_agent on presence_leases (account_id, agent_id) where agent_id is not null;
    create index presence_leases_contact on presence_leases (account_id, contact_id) where contact_id is not null;
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Sessions of several visitors and agents: rooms whose text is kept as the rules of a site say (`siteId` of the room), and
 * invitations into them, which go with their session.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table invitations
      add column session_id uuid,
      add constraint invitations_session foreign key (account_id, session_id)
        references conversations (account_id, id) on delete cascade,
      add constraint invitations_purpose check ((kind = 'session') = (session_id is not null));
    create index invitations_into_session on invitations (account_id, session_id, created_at_ms) where session_id is not null;
    create index conversations_session_site on conversations (account_id, (room ->> 'siteId'), id) where kind = 'multi';
  `.execute(db)
}

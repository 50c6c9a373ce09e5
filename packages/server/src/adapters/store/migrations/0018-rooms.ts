import { type Kysely, sql } from 'kysely'

/**
 * Rooms: conversations that several share. They have no site and no visitor of their own; who is in one stands in `room`,
 * and `room_key` says what there is one of only (two colleagues, a team).
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table conversations
      alter column inbox_id drop not null,
      alter column contact_id drop not null,
      add column room jsonb,
      add column room_key text collate "C",
      add constraint conversations_kind check (
        case when kind = 'service' then num_nonnulls(inbox_id, contact_id) = 2 and room is null
        else num_nonnulls(inbox_id, contact_id) = 0 and room is not null end);
    create unique index conversations_room_key on conversations (account_id, room_key) where room_key is not null;
    create index conversations_room on conversations using gin (room jsonb_path_ops) where room is not null;
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * What is written to visitors who are not there and goes by mail: up to which entry of a conversation everything has been
 * mailed, and when the next letter is due.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table letters (
      account_id uuid not null,
      conversation_id uuid not null,
      mailed_seq integer not null,
      due_at_ms bigint,
      primary key (account_id, conversation_id),
      foreign key (account_id, conversation_id) references conversations (account_id, id) on delete cascade
    )
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/** Which release served this data last, and which steps it knew: see docs/decisions/updates.md. One row for all companies. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table installation (
      the_one boolean primary key default true check (the_one),
      release text not null,
      known_steps text[] not null,
      served_at_ms bigint not null
    );
  `.execute(db)
}

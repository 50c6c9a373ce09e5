import { type Kysely, sql } from 'kysely'

/** Who may do what, what was done, who is kept out, and who is served in a way of its own. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table roles (
      account_id uuid not null references accounts (id),
      id uuid not null,
      name text not null,
      rights text[] not null,
      created_at_ms bigint not null,
      primary key (account_id, id)
    );
    create unique index roles_name on roles (account_id, lower(name));

    alter table agents drop constraint agents_role_check,
      add constraint agents_role_check check (role in ('administrator', 'supervisor', 'agent')),
      add column role_id uuid,
      add foreign key (account_id, role_id) references roles (account_id, id);

    -- Counted up with every change of roles, blocks and rules, so that other nodes see from one row that they must read anew.
    alter table accounts add column handling_changes bigint not null default 0;

    alter table contacts add column handling jsonb;

  `.execute(db)
}

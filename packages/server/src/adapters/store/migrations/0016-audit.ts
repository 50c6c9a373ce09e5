import { type Kysely, sql } from 'kysely'

/**
 * The audit log, and notes of acts that are under way. Rows name what they concern without foreign keys, so that nothing
 * that is removed takes one along. The trigger refuses every change but the removal of what is older than its account
 * keeps; by the database's own clock, and never of anything younger than 30 days.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table accounts add column audit_days integer not null default 365 check (audit_days between 30 and 3650);

    create table audit_events (
      account_id uuid not null references accounts (id),
      id uuid not null,
      at_ms bigint not null,
      actor_kind text not null check (actor_kind in ('agent', 'nobody', 'system')),
      actor_id uuid,
      actor_label text not null,
      ip text,
      command text not null,
      subject_kind text not null,
      subject_id uuid,
      subject_label text,
      before jsonb not null,
      after jsonb not null,
      outcome text not null check (outcome in ('done', 'refused', 'unknown')),
      code text,
      primary key (account_id, id)
    );
    create index audit_events_time on audit_events (account_id, at_ms desc, id desc);

    create table audit_intents (like audit_events including constraints, primary key (account_id, id));

    create function audit_events_stay() returns trigger language plpgsql as $$
    begin
      if tg_op = 'TRUNCATE' then
        if not exists (select from audit_events) then return null; end if;
      elsif tg_op = 'DELETE' then
        if old.at_ms < extract(epoch from clock_timestamp()) * 1000
          - 86400000.0 * (select a.audit_days from accounts a where a.id = old.account_id)
        then return old; end if;
      end if;
      raise exception 'An audit event can not be altered.' using errcode = '42501';
    end $$;
    create trigger audit_events_stay before update or delete on audit_events
      for each row execute function audit_events_stay();
    create trigger audit_events_stay_all before truncate on audit_events
      for each statement execute function audit_events_stay();
  `.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * What a company decides about its sites, how far each site's snippet has come, and visitors whom the company's own
 * system vouches for.
 *
 * `settings` holds only what was decided; the rest reads as the default. A contact has at most one id in the company's
 * system, over all its sites. `spent_identities` holds hashes of identities until they would expire by themselves.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table inboxes
      add column enabled boolean not null default true,
      add column settings jsonb not null default '{}';

    alter table contacts
      add column external_id text,
      add column email_verified boolean not null default false,
      add column attributes jsonb not null default '{}',
      add column consented_at_ms bigint,
      add column signed_out_at_ms bigint,
      add constraint contacts_external_verified check (external_id is null or verified);
    create unique index contacts_external on contacts (account_id, external_id) where external_id is not null;

    alter table visitor_passes
      add column identity_hash text,
      add column identity_expires_at_ms bigint,
      add constraint visitor_passes_identity check (num_nonnulls(identity_hash, identity_expires_at_ms) <> 1);

    create table site_sightings (
      account_id uuid not null,
      inbox_id uuid not null,
      step text not null check (step in ('script', 'boot', 'refused', 'frame', 'visit')),
      origin text not null,
      page_url text,
      at_ms bigint not null,
      primary key (account_id, inbox_id, step),
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade
    );

    create table identity_keys (
      account_id uuid not null,
      inbox_id uuid not null,
      id uuid not null,
      secret_sealed text not null,
      created_at_ms bigint not null,
      last_used_at_ms bigint,
      primary key (account_id, inbox_id, id),
      foreign key (account_id, inbox_id) references inboxes (account_id, id) on delete cascade
    );

    create table spent_identities (
      account_id uuid not null references accounts (id),
      hash text not null,
      expires_at_ms bigint not null,
      primary key (account_id, hash)
    );
    create index spent_identities_expiry on spent_identities (expires_at_ms);
  `.execute(db)
}

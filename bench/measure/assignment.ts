import { createStore } from '@frontdesk/server/adapters/store/store'
import { decideNow } from '@frontdesk/server/app/assignment/give-waiting'
import { createDirectory } from '@frontdesk/server/app/directory'
import pg from 'pg'
import { percentile, rounded } from '../figures.ts'

export type Decided = {
  agents: number
  waiting: number
  /** From having the account's lock to knowing who gets whom: reading and deciding, one seat being free; in ms. */
  p50Ms: number
  p99Ms: number
}

const accountId = '01890a5d-ac96-774b-bcce-b302099a80aa'
const capacity = 5

/** A company of its own beside those of the running server, which hears of no event in it and leaves it as it is. */
const fillAccount = async (client: pg.Client, agents: number, waiting: number): Promise<void> => {
  const agent = `md5('agent ' || a)::uuid`
  const contact = `md5('waiting contact ' || c)::uuid`
  await client.query(
    `insert into accounts (id, slug, name, agent_label, is_owner, created_at_ms)
      values ($1, 'many', 'Many', 'name', false, 1700000000000)`,
    [accountId],
  )
  await client.query(
    `insert into inboxes (account_id, id, kind, name, key, allowed_origins, appearance, enabled, settings)
      values ($1, $1, 'web', 'Shop', 'many', '{}', '{}', true, '{}')`,
    [accountId],
  )
  await client.query(
    `insert into agents (account_id, id, login, name, role, language, theme, password_hash, password_change_due, created_at_ms)
      select $1, ${agent}, 'agent-' || a, 'Agent ' || a, 'agent', 'en', 'auto', 'none', false, 1700000000000
      from generate_series(1, $2::int) a`,
    [accountId, agents],
  )
  await client.query(
    `insert into agent_states (account_id, agent_id, chosen, presence, since_ms)
      select $1, ${agent}, 'available', 'here', 1700000000000 from generate_series(1, $2::int) a`,
    [accountId, agents],
  )
  await client.query(
    `insert into contacts (account_id, id, verified, created_at_ms)
      select $1, ${contact}, false, 1700000000000 from generate_series(1, $2::int) c`,
    [accountId, waiting + agents * capacity - 1],
  )
  // All seats but one are taken.
  await client.query(
    `insert into conversations (account_id, id, kind, inbox_id, contact_id, status, assignee_id, seq, rev, public_seq,
        public_rev, inbound_count, created_at_ms, last_at_ms, feed_xid, routing)
      select $1, ${contact}, 'service', $1, ${contact}, case when c > $2::int then 'open' else 'queued' end,
        case when c > $2::int then md5('agent ' || (c - $2::int - 1) / $3::int + 1)::uuid end, 1, 1, 1, 1, 1,
        1700000000000, 1700000000000, pg_current_xact_id()::text::bigint,
        case when c > $2::int then '{}'::jsonb else jsonb_build_object('lane', 'normal', 'queuedAtMs', 1700000000000 + c) end
      from generate_series(1, $4::int) c`,
    [accountId, waiting, capacity, waiting + agents * capacity - 1],
  )
  await client.query('vacuum analyze')
}

/** Decides again and again on who gets the one seat that is free, and gives it to nobody. */
export const measureAssignment = async (
  databaseUrl: string,
  { agents, waiting, decisions }: { agents: number; waiting: number; decisions: number },
): Promise<Decided> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await fillAccount(client, agents, waiting)
  await client.end()
  const clock = { now: () => Date.now() }
  const store = await createStore({ url: databaseUrl, clock, onCommitted: () => undefined })
  const app = {
    directory: createDirectory(store, clock.now),
    clock,
    ids: { next: () => crypto.randomUUID(), secret: () => '' },
  }
  const tookMs: number[] = []
  for (let i = 0; i < decisions; i += 1)
    await store.account(accountId).assignment.exclusively(async (desk) => {
      const beganMs = performance.now()
      const given = await decideNow(app, accountId, desk)
      // The first ones plan their statements and read the directory.
      if (i >= 20) tookMs.push(performance.now() - beganMs)
      if (given.length !== 1) throw new Error(`${given.length} were given one seat`)
    })
  await store.close()
  return { agents, waiting, p50Ms: rounded(percentile(tookMs, 0.5)), p99Ms: rounded(percentile(tookMs, 0.99)) }
}

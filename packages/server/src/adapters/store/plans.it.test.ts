import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { listStatements } from './conversation-lists.ts'
import { readStatements } from './conversation-reads.ts'
import { conversationStatements } from './conversations.ts'
import { linkStatements } from './links.ts'
import { roomStatements } from './rooms.ts'
import { shareFilledStore } from './test-support/explain.ts'
import type { World } from './test-support/world.ts'

/**
 * One conversation of 60,000 entries among 3,000. The others changed long ago, in transactions far below any that this
 * young server can have had.
 */
const fill = async (client: pg.Client, { accountId, site, agent, conversation, contact }: World): Promise<void> => {
  const account = [accountId]
  await client.query(
    `insert into contacts (account_id, id, verified, created_at_ms)
     select $1, gen_random_uuid(), false, n from generate_series(1, 3000) n`,
    account,
  )
  await client.query(
    `insert into conversations (account_id, id, kind, inbox_id, contact_id, status, assignee_id, created_at_ms,
       last_at_ms, feed_xid, seq, rev, public_seq, public_rev)
     select account_id, gen_random_uuid(), 'service', $2, id,
       case created_at_ms % 3 when 0 then 'closed' when 1 then 'queued' else 'open' end,
       case when created_at_ms % 3 = 2 then $3::uuid end, 1, 1760000000000 + created_at_ms * 1000,
       -4096 * created_at_ms, 1, 1, 1, 1
     from contacts where account_id = $1 and id <> $4`,
    [accountId, site.id, agent.id, contact.id],
  )
  // Every tenth entry is a note, from the middle on.
  await client.query(
    `insert into entries (account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
       author_kind, visibility, kind, author_id, client_id, text)
     select $1, $2, n, n, n, n - notes, case when note then 0 else n - notes end, n - notes, gen_random_uuid(),
       'contact', case when note then 'staff' else 'everyone' end, 'message', $3, 'client-' || n, 'text ' || n
     from (select n, n > 30000 and n % 10 = 0 as note, greatest(0, n / 10 - 3000) as notes
       from generate_series(1, 60000) n) s`,
    [accountId, conversation.id, contact.id],
  )
  await client.query(
    `update conversations set seq = 60000, rev = 60000, public_seq = 57000, public_rev = 57000 where id = $1`,
    [conversation.id],
  )
  await client.query(
    `insert into entries (account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
       author_kind, visibility, kind, author_id, text)
     select account_id, id, 1, 1, 1, 1, 1, 1, gen_random_uuid(), 'contact', 'everyone', 'message', contact_id, 'text'
     from conversations where account_id = $1 and id <> $2`,
    [accountId, conversation.id],
  )
  await client.query(
    `insert into invitations (account_id, id, kind, inbox_id, contact_id, agent_id, state, text, visit_started_at_ms,
       created_at_ms, expires_at_ms, ended_at_ms, changed_at_ms)
     select account_id, gen_random_uuid(), 'chat', $2, id, $3, 'declined', 'text', 1, n, n, n, n
     from contacts cross join generate_series(1, 3) n where account_id = $1`,
    [accountId, site.id, agent.id],
  )
  await client.query('analyze')
}

describe.each(testPostgresKinds)('plans on %s', (kind) => {
  const filled = shareFilledStore(kind, fill)
  const small = [
    'roles',
    'inboxes',
    'accounts',
    'participants',
    'removals',
    'agents',
    'agent_states',
    'callback_lists',
    'agents',
    'agent_sessions',
    'presence_leases',
    'visitor_passes',
  ]

  it.each(['staff', 'public'] as const)(
    '[LOG17] %s: opening, resuming and paging a long conversation stay small',
    async (view) => {
      const { world, explain } = filled()
      const { id } = world.conversation
      const end = view === 'staff' ? 60_000 : 57_000
      for (const [statement, values] of [
        [readStatements.latest[view], [id, 50]],
        [readStatements.changedSince[view], [id, end - 20, 200]],
        [readStatements.changedSince[view], [id, 0, 200]],
        [readStatements.before[view], [id, 45_000, 50]],
        [readStatements.before[view], [id, 2_000, 50]],
      ] as const) {
        const { pages, scanned } = await explain(statement, values)
        expect(
          scanned.filter((name) => !small.includes(name ?? '')),
          statement.name,
        ).toEqual([])
        expect(pages, `pages of ${statement.name}`).toBeLessThan(60)
      }
    },
  )

  it('[LOG17] lists and feeds read what they show, not what there is', async () => {
    const { client, world, explain } = filled()
    const { agent } = world
    const first = [Number.MAX_SAFE_INTEGER, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 51]
    const epoch = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid')
    const xid = epoch.rows[0]?.xid
    const second = [1_760_001_500_000, randomUUID(), 51]
    for (const [statement, values] of [
      [listStatements.page.mine.all, [...first, agent.id]],
      [listStatements.page.queue.all, [...first, agent.id]],
      [listStatements.page.team.all, [...second, agent.id]],
      [listStatements.page.closed.all, [...second, agent.id]],
      [listStatements.page.team.own, [...second, agent.id]],
      [listStatements.page.team.team, [...second, agent.id, [randomUUID()]]],
      [listStatements.newest.all, [51, agent.id]],
      [listStatements.newest.team, [51, agent.id, [randomUUID()]]],
      [listStatements.changed, [51, xid, '1-00000001']],
      [listStatements.listed, [[world.conversation.id]]],
      [listStatements.unseen, [51, xid, '1-00000001', `${xid}:${xid}:`]],
      [
        linkStatements.visitor,
        [world.contact.id, randomUUID(), 0, [world.conversation.id], xid, `${xid}:${xid}:`, null, '0'],
      ],
      [
        linkStatements.agent,
        [agent.id, randomUUID(), 0, [world.conversation.id], xid, `${xid}:${xid}:`, agent.role, '0'],
      ],
      [listStatements.ofContact, [world.contact.id, 50]],
      [conversationStatements.joinedBy, [JSON.stringify([agent.id]), 100]],
      [
        roomStatements.sessions,
        [JSON.stringify({ members: [{ party: { kind: 'contact', id: world.contact.id }, leftAtMs: null }] })],
      ],
      [
        roomStatements.page,
        [[JSON.stringify({ members: [{ party: { kind: 'agent', id: agent.id }, leftAtMs: null }] })], ...first],
      ],
    ] as const) {
      const { pages, scanned } = await explain(statement, values)
      expect(
        scanned.filter((name) => !small.includes(name ?? '')),
        statement.name,
      ).toEqual([])
      // A page of 51 items with their contacts, and one step of ten minutes that is sorted.
      expect(pages, `pages of ${statement.name}`).toBeLessThan(1_500)
    }
  })
})

import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { firstPage } from '../../app/ports/list-place.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { searchStatements } from './search-find.ts'
import { shareFilledStore } from './test-support/explain.ts'
import type { World } from './test-support/world.ts'

const [common, own, anyTeam, ofTeam] = [1, 2, 3, 4]

/** 3,000 conversations of 20 messages that all have one word; ten of them are the agent's own. */
const fill = async (client: pg.Client, { accountId, site, agent }: World): Promise<void> => {
  await client.query(
    `insert into contacts (account_id, id, verified, created_at_ms, search_due)
     select $1, gen_random_uuid(), false, n, false from generate_series(1, 3000) n`,
    [accountId],
  )
  await client.query(
    `insert into conversations (account_id, id, kind, inbox_id, contact_id, status, assignee_id, created_at_ms,
       last_at_ms, feed_xid, seq, rev, public_seq, public_rev, routing)
     select account_id, gen_random_uuid(), 'service', $2, id, 'closed', case when created_at_ms % 300 = 0 then $3::uuid end,
       1, 1760000000000 + created_at_ms, 1, 20, 20, 20, 20, jsonb_build_object('teamId', $4::text)
     from contacts where account_id = $1 and created_at_ms <= 3000`,
    [accountId, site.id, agent.id, randomUUID()],
  )
  await client.query(
    `insert into entries (account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
       author_kind, visibility, kind, author_id, text)
     select account_id, id, last_at_ms + n * 3000, n, n, n, n, n, gen_random_uuid(), 'contact', 'everyone', 'message', contact_id, 'text'
     from conversations, generate_series(1, 20) n where account_id = $1 and seq = 20`,
    [accountId],
  )
  const keys = `array[${common}, hashtext(c.id::text) | 64] || case when c.assignee_id is null then array[${ofTeam}] else array[${own}] end`
  await client.query(
    `insert into search_entries (account_id, conversation_id, seq, at_ms, keys)
     select e.account_id, e.conversation_id, e.seq, e.at_ms, ${keys}
     from entries e join conversations c on c.account_id = e.account_id and c.id = e.conversation_id
     where e.account_id = $1 and c.seq = 20`,
    [accountId],
  )
  await client.query(
    `insert into search_subjects (account_id, id, conversation_id, at_ms, keys)
     select c.account_id, c.id, c.id, c.last_at_ms, ${keys} from conversations c where c.account_id = $1 and c.seq = 20`,
    [accountId],
  )
  await client.query(
    `insert into search_subjects (account_id, id, contact_id, at_ms, keys)
     select account_id, id, id, created_at_ms, array[${common}] from contacts where account_id = $1 and created_at_ms <= 3000`,
    [accountId],
  )
  await client.query('vacuum analyze')
}

describe.each(testPostgresKinds)('plans of searches on %s', (kind) => {
  const filled = shareFilledStore(kind, fill)

  it('[SEA5] who sees few of many reads few, however common the word', async () => {
    const { world, explain } = filled()
    const { id } = world.agent
    const unfiltered = [null, null, null, null]
    const before = [firstPage.atMs, firstPage.id]
    const message = [[common], 1, ...before, 1_000_000, 0, 60, ...unfiltered]
    const conversation = [[common], ...before, 0, firstPage.atMs, 60, ...unfiltered]
    const { messages, conversations } = searchStatements
    const teams = [randomUUID()]
    for (const [statement, values] of [
      [messages.own, [...message, [own], 1, id]],
      [messages.team, [...message, [own, anyTeam], 2, id, teams]],
      [conversations.own, [...conversation, [own], id]],
      [conversations.team, [...conversation, [own, anyTeam], id, teams]],
    ] as const) {
      const { rows, pages } = await explain(statement, values)
      expect(rows, statement.name).toBeGreaterThan(0)
      expect(pages, `pages of ${statement.name}`).toBeLessThan(2_000)
    }
    // 200 messages, of 10 conversations, among 60,000.
    expect((await explain(messages.own, [...message, [own], 1, id])).pages).toBeLessThan(1_500)
  })
})

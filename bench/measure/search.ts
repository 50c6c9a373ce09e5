import { searchKey, sliceMs, sliceOf, tokensOf } from '@frontdesk/domain'
import { createStore } from '@frontdesk/server/adapters/store/store'
import { createDirectory } from '@frontdesk/server/app/directory'
import { agentPrincipal } from '@frontdesk/server/app/principal'
import { searchMessages } from '@frontdesk/server/app/search/search-messages'
import pg from 'pg'
import { percentile, rounded } from '../figures.ts'

export type Searched = { what: string; found: number; p50Ms: number; p99Ms: number }

const accountId = '01890a5d-ac96-774b-bcce-b302099a80ab'
const agentId = '01890a5d-ac96-774b-bcce-b302099a80ac'
const messagesEach = 50
const atOnce = 5_000
const weeks = 52
const beganMs = 1_700_000_000_000

/** The same words in every run. */
const chances = (seed: number): (() => number) => {
  let n = seed
  return () => {
    n = (Math.imul(n, 1_664_525) + 1_013_904_223) >>> 0
    return n / 2 ** 32
  }
}

/** As people write: few words come often, most of them seldom. */
const writer = (chance: () => number) => {
  const ranked = (count: number): number => Math.floor(count ** chance()) - 1
  const phrases = ['退款', '订单', '快递', '发货', '谢谢', '请问', '多少钱', '没有收到', '什么时候']
  const character = (): string => String.fromCodePoint(0x4e00 + ranked(4_000))
  const word = (): string => {
    const rank = ranked(20_000)
    return `${'kstmnprlbd'.charAt(rank % 10)}${'aeiou'.charAt(rank % 5)}${rank.toString(36)}`
  }
  return (): string => {
    const parts = Array.from({ length: 5 + ranked(20) }, () =>
      chance() < 0.3 ? (phrases[ranked(phrases.length + 1)] ?? '') : chance() < 0.2 ? ` ${word()} ` : character(),
    )
    return parts.join('') || '好'
  }
}

const fill = async (client: pg.Client, messages: number): Promise<void> => {
  const conversations = messages / messagesEach
  const contact = `md5('searched contact ' || c)::uuid`
  const conversation = `md5('searched conversation ' || c)::uuid`
  await client.query(
    `insert into accounts (id, slug, name, agent_label, is_owner, created_at_ms)
      values ($1, 'searched', 'Searched', 'name', false, ${beganMs})`,
    [accountId],
  )
  await client.query(
    `insert into inboxes (account_id, id, kind, name, key, allowed_origins, appearance, enabled, settings)
      values ($1, $1, 'web', 'Shop', 'searched', '{}', '{}', true, '{}')`,
    [accountId],
  )
  await client.query(
    `insert into agents (account_id, id, login, name, role, language, theme, password_hash, password_change_due, created_at_ms)
      values ($1, $2, 'searcher', 'Searcher', 'administrator', 'en', 'auto', 'none', false, ${beganMs})`,
    [accountId, agentId],
  )
  await client.query(
    `insert into contacts (account_id, id, verified, created_at_ms)
      select $1, ${contact}, false, ${beganMs} from generate_series(1, $2::int) c`,
    [accountId, conversations],
  )
  await client.query(
    `insert into conversations (account_id, id, kind, inbox_id, contact_id, status, assignee_id, seq, rev, public_seq,
        public_rev, created_at_ms, last_at_ms, feed_xid)
      select $1, ${conversation}, 'service', $1, ${contact}, 'open', $4, $3, $3, $3, $3, ${beganMs}, ${beganMs},
        pg_current_xact_id()::text::bigint
      from generate_series(1, $2::int) c`,
    [accountId, conversations, messagesEach, agentId],
  )
  await client.query(
    `insert into search_marks (account_id, conversation_id, seq)
      select $1, ${conversation}, $3 from generate_series(1, $2::int) c`,
    [accountId, conversations, messagesEach],
  )
  await client.query('insert into search_positions (account_id, first_slice, last_slice) values ($1, $2, $3)', [
    accountId,
    sliceOf(beganMs),
    sliceOf(beganMs + weeks * sliceMs),
  ])
  await client.query('drop index search_entries_keys')
  const write = writer(chances(7))
  for (let from = 0; from < messages; from += atOnce) {
    const rows = Array.from({ length: atOnce }, (_, i) => {
      const n = from + i
      const text = write()
      const atMs = beganMs + Math.floor((n / messages) * weeks * sliceMs)
      const slice = sliceOf(atMs)
      const keys = [...tokensOf(text)].map((token) => searchKey(accountId, 'visitors', slice, token))
      // Conversations go on beside one another, as they do.
      return { c: 1 + (n % conversations), s: 1 + Math.floor(n / conversations), atMs, text, keys: `{${keys.join()}}` }
    })
    const values = [
      accountId,
      rows.map(({ c }) => c),
      rows.map(({ s }) => s),
      rows.map(({ atMs }) => atMs),
      rows.map(({ text }) => text),
      rows.map(({ keys }) => keys),
    ]
    await client.query(
      `with t as (select * from unnest($2::int[], $3::int[], $4::bigint[], $5::text[], $6::text[]) as t (c, s, at_ms, text, keys)),
        told as (insert into entries (account_id, conversation_id, seq, id, rev, public_seq, public_rev, inbound_no, author_kind,
          author_id, visibility, client_id, kind, text, at_ms)
          select $1::uuid, ${conversation}, s, gen_random_uuid(), s, s, s, s, 'contact', ${contact}, 'everyone', 'searched-' || s,
            'message', text, at_ms from t)
        insert into search_entries (account_id, conversation_id, seq, at_ms, keys)
        select $1::uuid, ${conversation}, s, at_ms, keys::int[] from t`,
      values,
    )
  }
  await client.query(`set maintenance_work_mem = '512MB'`)
  await client.query(
    'create index search_entries_keys on search_entries using gin (keys) with (gin_pending_list_limit = 512)',
  )
  await client.query('vacuum analyze')
}

const queries: readonly (readonly [what: string, text: string])[] = [
  ['1 character, common', '退'],
  ['1 character, rare', String.fromCodePoint(0x4e00 + 3_700)],
  ['2 characters, common', '退款'],
  ['2 characters, rare', `退${String.fromCodePoint(0x4e00 + 3_000)}`],
  ['3 characters, common', '多少钱'],
  ['4 characters, common', '没有收到'],
  ['6 characters, rare', '退款没有收到'],
  ['8 characters, rare', '退款退款谢谢谢谢'],
  ['word, common', 'ka0'],
  ['word, rare', 'keeru'],
  ['word, in none', 'xylophone'],
  ['beginning of words', 'ka'],
  ['two, each common', '退款 多少钱'],
  ['common and rare', `谢谢 ${String.fromCodePoint(0x4e00 + 3_500)}`],
]

/** Searches for words of each kind, one after another, in a company with that many messages. */
export const measureSearch = async (
  databaseUrl: string,
  { messages, times }: { messages: number; times: number },
): Promise<{ searched: Searched[]; size: string }> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await fill(client, messages)
  const { rows } = await client.query<{ size: string }>(
    `select pg_size_pretty(pg_total_relation_size('search_entries')) || ', of it keys ' ||
      pg_size_pretty(pg_relation_size('search_entries_keys')) || '; entries ' ||
      pg_size_pretty(pg_total_relation_size('entries')) as size`,
  )
  await client.end()
  const store = await createStore({ url: databaseUrl, clock: Date, onCommitted: () => undefined })
  const directory = createDirectory(store, Date.now)
  const agent = { accountId, id: agentId, role: 'administrator', ownRole: null, passwordChangeDue: false } as const
  const asker = agentPrincipal(agent, agentId)
  const nothingElse = {
    kind: null,
    agentId: null,
    teamId: null,
    siteId: null,
    tagId: null,
    fromMs: null,
    toMs: null,
    before: null,
  }
  const searched: Searched[] = []
  for (const [what, text] of queries) {
    const tookMs: number[] = []
    let found = 0
    for (let i = 0; i < times; i += 1) {
      const began = performance.now()
      found = (await searchMessages({ store, directory }, asker, { ...nothingElse, text })).hits.length
      tookMs.push(performance.now() - began)
    }
    searched.push({ what, found, p50Ms: rounded(percentile(tookMs, 0.5)), p99Ms: rounded(percentile(tookMs, 0.99)) })
  }
  await store.close()
  return { searched, size: rows[0]?.size ?? '' }
}

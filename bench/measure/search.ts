import { placeTokens, sliceMs, sliceOf } from '@frontdesk/domain'
import { createStore } from '@frontdesk/server/adapters/store/store'
import { createDirectory } from '@frontdesk/server/app/directory'
import { type AgentPrincipal, agentPrincipal } from '@frontdesk/server/app/principal'
import { keyMaker } from '@frontdesk/server/app/search/indexer'
import { searchContacts } from '@frontdesk/server/app/search/search-contacts'
import { searchConversations } from '@frontdesk/server/app/search/search-conversations'
import { searchMessages } from '@frontdesk/server/app/search/search-messages'
import pg from 'pg'
import { percentile, rounded } from '../figures.ts'

export type Searched = { what: string; found: number; p50Ms: number; p99Ms: number }

const accountId = '01890a5d-ac96-774b-bcce-b302099a80ab'
const agentId = '01890a5d-ac96-774b-bcce-b302099a80ac'
/** Sees its own conversations only, one of each so many. */
const narrowId = '01890a5d-ac96-774b-bcce-b302099a80ad'
const ownOneOf = 400
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
  const assignee = `case when c % ${ownOneOf} = 0 then '${narrowId}'::uuid else '${agentId}'::uuid end`
  const make = keyMaker(accountId)
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
      select $1, id, 'searcher' || id, 'Searcher', 'administrator', 'en', 'auto', 'none', false, ${beganMs}
      from unnest($2::uuid[]) id`,
    [accountId, [agentId, narrowId]],
  )
  await client.query(
    `insert into contacts (account_id, id, verified, created_at_ms, name, email, phone)
      select $1, ${contact}, false, ${beganMs}, chr(19968 + c % 90) || chr(19968 + c % 3000) || '明',
        'visitor' || c || '@example.com', '+86 138 ' || 10000000 + c
      from generate_series(1, $2::int) c`,
    [accountId, conversations],
  )
  await client.query(
    `insert into conversations (account_id, id, kind, inbox_id, contact_id, status, assignee_id, seq, rev, public_seq,
        public_rev, created_at_ms, last_at_ms, feed_xid)
      select $1, ${conversation}, 'service', $1, ${contact}, 'open', ${assignee}, $3, $3, $3, $3, ${beganMs}, ${beganMs},
        pg_current_xact_id()::text::bigint
      from generate_series(1, $2::int) c`,
    [accountId, conversations, messagesEach],
  )
  await client.query(
    `insert into search_marks (account_id, conversation_id, seq, places)
      select $1::uuid, ${conversation}, $3, array['a:' || ${assignee}, 't:', 's:' || $1::uuid] from generate_series(1, $2::int) c`,
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
      // Conversations go on beside one another, as they do.
      const c = 1 + (n % conversations)
      const agent = placeTokens.agent(c % ownOneOf === 0 ? narrowId : agentId)
      const places = [agent, placeTokens.team(null), placeTokens.site(accountId)]
      const { keys } = make.message({ kind: 'visitors', text, atMs, places })
      return { c, s: 1 + Math.floor(n / conversations), atMs, text, keys: `{${keys.join()}}` }
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

const subjects: readonly (readonly [what: string, text: string])[] = [
  ['in every name', '明'],
  ['2 characters, rare', '丁明'],
  ['e-mail', 'visitor77@example.com'],
  ['in every e-mail', 'example'],
  ['phone', '13810000077'],
  ['without words', ''],
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
  while ((await store.account(accountId).searchIndex.advance(keyMaker(accountId))).more);
  const app = { store, directory: createDirectory(store, Date.now) }
  const agent = { accountId, id: agentId, role: 'administrator', ownRole: null, passwordChangeDue: false } as const
  const all = agentPrincipal(agent, agentId)
  const narrow: AgentPrincipal = { ...all, agentId: narrowId, rights: new Set() }
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
  const searches = [
    ...queries.flatMap(([what, text]) => [
      [what, () => searchMessages(app, all, { ...nothingElse, text })] as const,
      [`${what}, own only`, () => searchMessages(app, narrow, { ...nothingElse, text })] as const,
    ]),
    ...subjects.flatMap(([what, text]) => [
      [`contacts, ${what}`, () => searchContacts(app, all, { text, tagId: null, before: null })] as const,
      [`contacts, ${what}, own only`, () => searchContacts(app, narrow, { text, tagId: null, before: null })] as const,
      [`conversations, ${what}`, () => searchConversations(app, all, { ...nothingElse, text })] as const,
      [`conversations, ${what}, own only`, () => searchConversations(app, narrow, { ...nothingElse, text })] as const,
    ]),
  ]
  const searched: Searched[] = []
  for (const [what, ask] of searches) {
    const tookMs: number[] = []
    let found = 0
    for (let i = 0; i < times; i += 1) {
      const began = performance.now()
      found = (await ask()).hits.length
      tookMs.push(performance.now() - began)
    }
    searched.push({ what, found, p50Ms: rounded(percentile(tookMs, 0.5)), p99Ms: rounded(percentile(tookMs, 0.99)) })
  }
  await store.close()
  return { searched, size: rows[0]?.size ?? '' }
}

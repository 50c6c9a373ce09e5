import { openRawSocket } from '@frontdesk/testkit/raw-socket'
import pg from 'pg'
import { percentile, rounded } from '../figures.ts'
import { ask } from '../load/ask.ts'

export type Opened = {
  messages: number
  conversations: number
  /** From asking to having the 50 latest, over the loopback, one after another; in ms. */
  p50Ms: number
  p99Ms: number
  /** The server's own measure of the same, mean. */
  serverMeanMs: number
}

/** Fills the store with conversations, past the product's own writing: what is measured is reading. */
export const fillStore = async (databaseUrl: string, conversations: number, messagesEach: number): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const contact = `md5('contact ' || c)::uuid`
    const conversation = `md5('conversation ' || c)::uuid`
    await client.query(
      `insert into contacts (account_id, id, verified, created_at_ms)
        select a.id, ${contact}, false, 1700000000000 from accounts a, generate_series(1, $1::int) c`,
      [conversations],
    )
    await client.query(
      `insert into conversations (account_id, id, kind, inbox_id, contact_id, status, seq, rev, public_seq, public_rev,
          inbound_count, created_at_ms, last_at_ms, waiting_since_ms, last_text, last_author_kind, last_author_id,
          last_visibility, last_message_at_ms, feed_xid)
        select i.account_id, ${conversation}, 'service', i.id, ${contact}, 'queued', $2, $2, $2, $2, $2, 1700000000000,
          1700000000000 + c, 1700000000000, 'words', 'contact', ${contact}, 'everyone', 1700000000000 + c,
          pg_current_xact_id()::text::bigint
        from inboxes i, generate_series(1, $1::int) c`,
      [conversations, messagesEach],
    )
    await client.query(
      `insert into entries (account_id, conversation_id, seq, id, rev, public_seq, public_rev, inbound_no, author_kind,
          author_id, visibility, client_id, kind, text, origin_ip, at_ms)
        select a.id, ${conversation}, s, gen_random_uuid(), s, s, s, s, 'contact', ${contact}, 'everyone',
          'filled-words-' || s, 'message', 'Message ' || s || ' of a long conversation, about as long as what people write.',
          '127.0.0.1', 1700000000000 + s
        from accounts a, generate_series(1, $1::int) c, generate_series(1, $2::int) s`,
      [conversations, messagesEach],
    )
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** Opens conversations one after another as an agent does, each for the first time. */
export const measureOpening = async (
  url: string,
  databaseUrl: string,
  agent: { cookie: string },
  opens: number,
): Promise<Pick<Opened, 'p50Ms' | 'p99Ms' | 'serverMeanMs'>> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    'select id from conversations where seq >= 50 order by md5(id::text) limit $1',
    [opens],
  )
  await client.end()
  const socket = await openRawSocket(url)
  socket.say({
    type: 'hello',
    version: 1,
    ...(await ask(url, 'socket.admit', {}, { cookie: agent.cookie, origin: url })),
  })
  await socket.next('welcome')
  const before = await serverTime(url)
  const tookMs: number[] = []
  for (const { id } of rows) {
    const beganMs = performance.now()
    const { entries } = await socket.expect('conversation.resume', { conversationId: id, rev: 0 })
    tookMs.push(performance.now() - beganMs)
    if (entries.length !== 50) throw new Error(`${entries.length} entries instead of 50`)
    await socket.expect('conversation.unwatch', { conversationId: id })
  }
  const after = await serverTime(url)
  socket.close()
  return {
    p50Ms: rounded(percentile(tookMs, 0.5)),
    p99Ms: rounded(percentile(tookMs, 0.99)),
    serverMeanMs: rounded(((after.seconds - before.seconds) * 1_000) / (after.count - before.count)),
  }
}

/** What the server's own histogram has of answered `conversation.resume`s. */
const serverTime = async (url: string): Promise<{ seconds: number; count: number }> => {
  const text = await (await fetch(`${url}/metrics`)).text()
  const read = (part: 'sum' | 'count'): number =>
    text
      .split('\n')
      .filter((line) => line.startsWith(`frontdesk_command_seconds_${part}`) && line.includes('"conversation.resume"'))
      .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0)
  return { seconds: read('sum'), count: read('count') }
}

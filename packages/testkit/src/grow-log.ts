import pg from 'pg'

/** Makes a conversation as long as if staff had written so many more notes, faster than the product could. */
export const growLog = async (databaseUrl: string, conversationId: string, notes: number): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into entries (account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
         author_kind, visibility, kind, text)
       select c.account_id, c.id, c.last_at_ms, c.seq + n, c.rev + n, c.public_seq, 0, c.inbound_count,
         gen_random_uuid(), 'system', 'staff', 'message', 'note ' || n
       from conversations c, generate_series(1, $2::integer) n where c.id = $1`,
      [conversationId, notes],
    )
    await client.query('update conversations set seq = seq + $2, rev = rev + $2 where id = $1', [conversationId, notes])
    await client.query('commit')
  } finally {
    await client.end()
  }
}

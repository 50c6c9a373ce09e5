import pg from 'pg'

const dayMs = 86_400_000

/** Makes a contact's conversations and visits as old as if nothing had happened for so many days. */
export const backdate = async (databaseUrl: string, contactId: string, days: number): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const values = [contactId, days * dayMs]
    await client.query(
      `update entries e set at_ms = e.at_ms - $2::bigint from conversations c
       where c.contact_id = $1 and e.account_id = c.account_id and e.conversation_id = c.id`,
      values,
    )
    await client.query(`update conversations set last_at_ms = last_at_ms - $2::bigint where contact_id = $1`, values)
    await client.query(`update visits set last_seen_at_ms = last_seen_at_ms - $2::bigint where contact_id = $1`, values)
    await client.query(
      `update visitor_passes set last_seen_at_ms = last_seen_at_ms - $2::bigint where contact_id = $1`,
      values,
    )
    await client.query(`update contacts set created_at_ms = created_at_ms - $2::bigint where id = $1`, values)
  } finally {
    await client.end()
  }
}

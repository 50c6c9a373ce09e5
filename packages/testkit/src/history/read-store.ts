import pg from 'pg'
import type { StoredConversation, StoredEntry } from './history.ts'

/** Reads conversations straight from the tables, past all of the product's own code. */
export const readStored = async (databaseUrl: string, ids: readonly string[]): Promise<StoredConversation[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const rows = await client.query<Omit<StoredConversation, 'entries'>>(
      `select id, seq, rev, public_seq as "publicSeq", public_rev as "publicRev" from conversations where id = any($1)`,
      [ids],
    )
    const entries = await client.query<StoredEntry & { conversationId: string }>(
      `select conversation_id as "conversationId", id, seq, rev, public_seq as "publicSeq", public_rev as "publicRev",
        visibility, author_id as "authorId", client_id as "clientId", text
      from entries where conversation_id = any($1) order by seq`,
      [ids],
    )
    return rows.rows.map((row) => ({
      ...row,
      entries: entries.rows.filter(({ conversationId }) => conversationId === row.id),
    }))
  } finally {
    await client.end()
  }
}

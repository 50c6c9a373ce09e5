import pg from 'pg'

/** How many rows every table has: a picture of the whole store, to see that nothing was written. */
export const countRows = async (databaseUrl: string): Promise<{ [table: string]: number }> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
    const counts: { [table: string]: number } = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ rows: string }>(
        `select count(*) as rows from ${client.escapeIdentifier(name)}`,
      )
      counts[name] = Number(rows[0]?.rows)
    }
    return counts
  } finally {
    await client.end()
  }
}

import pg from 'pg'

/** Presence comes and goes by itself, with whoever is connected, and with it states and what is due. */
const presence: readonly string[] = ['presence_leases', 'agent_state_spans', 'timers']

/** How many rows every table has: a picture of the whole store, to see that nothing was written. */
export const countRows = async (databaseUrl: string, besides = presence): Promise<{ [table: string]: number }> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
    const counts: { [table: string]: number } = {}
    for (const { name } of tables.rows) {
      if (besides.includes(name)) continue
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

/** Every row of every table as one text, to look for what must not be in it. */
export const allText = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const texts: string[] = []
    for (const name of Object.keys(await countRows(databaseUrl, []))) {
      const { rows } = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${client.escapeIdentifier(name)} t`,
      )
      texts.push(...rows.map(({ row }) => row))
    }
    return texts.join('\n')
  } finally {
    await client.end()
  }
}

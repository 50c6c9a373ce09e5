import pg from 'pg'

/** Nobody writes to the table until it is released; reading goes on. */
export const holdTable = async (databaseUrl: string, table: string): Promise<{ release(): Promise<void> }> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query(`lock table ${client.escapeIdentifier(table)} in exclusive mode`)
  return { release: () => client.end() }
}

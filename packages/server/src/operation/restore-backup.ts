import pg from 'pg'
import { errorText, StartError } from '../start-error.ts'
import { checkArchive, readArchive } from './archive-reader.ts'
import { quoted, readTables } from './database-copy.ts'
import { type Filling, fillTable, forgetTransactions, loosenTables } from './database-fill.ts'
import { damaged, type Manifest, manifestName } from './manifest.ts'
import { notNew, prepareFiles, type RestoredFiles } from './restored-files.ts'

export type RestoreOptions = {
  file: string
  manifest: Manifest
  databaseUrl: string
  dataDir: string
  /** Makes the tables of the given steps within the client's transaction. */
  migrateWithin: (client: pg.ClientBase, steps: readonly string[]) => Promise<void>
  tell: (line: string) => void
}

export type Restored = { conversations: number; messages: number; files: number; madeAtMs: number }

/**
 * Checks a back-up from end to end before anything is written.
 * @param knownSteps every step of the schema that this program knows
 * @throws StartError when it is damaged, or made by a newer release
 */
export const openBackup = async (file: string, knownSteps: readonly string[]): Promise<Manifest> => {
  const manifest = await checkArchive(file)
  const foreign = manifest.steps.filter((step) => !knownSteps.includes(step))
  if (foreign.length === 0) return manifest
  throw new StartError(
    `The back-up ${file} was made by Frontdesk ${manifest.release}, newer than this one (${foreign.join(', ')}); install that one.`,
  )
}

/**
 * Fills a new installation from a checked back-up: all of it or nothing.
 * @throws StartError when the installation is not new, or the database takes a row as wrong
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'frontdesk restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    if ((await readTables(client)).length > 0) throw notNew('its database')
    const files = await prepareFiles(options.dataDir)
    try {
      await fill(options, client, files)
    } catch (error) {
      await files.undo()
      throw error
    }
    await files.done()
    await client.query('analyze')
    return await summary(client, options.manifest)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`The back-up could not be restored: ${errorText(error)}; nothing of it was kept.`, {
      cause: error,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

const fill = async (options: RestoreOptions, client: pg.ClientBase, files: RestoredFiles): Promise<void> => {
  const { manifest, tell } = options
  await client.query('begin')
  await options.migrateWithin(client, manifest.steps)
  const tighten = await loosenTables(client)
  await fillAll(options, client, files)
  await forgetTransactions(client)
  for (const { name, last } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), last])
  tell('checking how the rows belong together …')
  await tighten()
  await files.place()
  await client.query('commit')
}

/** Reads the archive once more: rows go to the database, files aside. */
const fillAll = async (
  { file, manifest, tell }: RestoreOptions,
  client: pg.ClientBase,
  files: RestoredFiles,
): Promise<void> => {
  const ours = new Set((await readTables(client)).map(({ name }) => name))
  for (const { name } of manifest.tables)
    if (!ours.has(name)) tell(`${name}: left out, since it is no table of Frontdesk`)
  let current: { name: string; rows: number; filling: Filling } | undefined
  const endCurrent = async (): Promise<void> => {
    if (current === undefined) return
    const { name, rows, filling } = current
    current = undefined
    const came = await filling.end()
    if (came !== rows) throw damaged(file, `${came} rows of ${name} instead of ${rows}`)
    tell(`${name}: ${rows} rows`)
  }
  await readArchive(file, async ({ name, content }) => {
    const [, table] = /^database\/([^/]+)\//.exec(name) ?? []
    if (current?.name !== table) await endCurrent()
    const record = manifest.tables.find((one) => one.name === table)
    if (record !== undefined && ours.has(record.name)) {
      current ??= { name: record.name, rows: record.rows, filling: fillTable(client, record) }
      for await (const chunk of content) await current.filling.write(chunk)
    } else if (table !== undefined || name === manifestName) {
      for await (const _ of content);
    } else {
      await files.write(name, content)
    }
  })
  await endCurrent()
}

const summary = async (client: pg.ClientBase, manifest: Manifest): Promise<Restored> => {
  const { rows } = await client.query<{ conversations: number; messages: number }>(
    `select (select count(*)::int from conversations) as conversations,
       (select count(*)::int from entries where kind = 'message') as messages`,
  )
  const { conversations = 0, messages = 0 } = rows[0] ?? {}
  return { conversations, messages, files: manifest.files.count, madeAtMs: manifest.madeAtMs }
}

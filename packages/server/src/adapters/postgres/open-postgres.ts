import pg from 'pg'
import type { Config } from '../../config.ts'
import { attachEmbedded, type EmbeddedOptions, openEmbedded } from './embedded.ts'
import type { OnPostgresEvent } from './events.ts'
import { checkExternal } from './external.ts'
import { checkServer } from './server-checks.ts'

/** A PostgreSQL that is reachable, new enough and durable. */
export type Postgres = Readonly<{
  /** Connection address with the password in it: not for logs. */
  url: string
  kind: 'embedded' | 'external'
  /** Stops the embedded server in order, after the caller has closed its connections. Idempotent. */
  close: () => Promise<void>
}>

export type OpenPostgresOptions = Readonly<{
  onEvent?: OnPostgresEvent
  /**
   * For a command beside the server (`reset-password`): use the embedded server that a running Frontdesk keeps, when
   * there is one, instead of refusing; `close()` then leaves it running.
   */
  attach?: boolean
}> &
  /** For tests; see {@link openEmbedded}. */
  Pick<EmbeddedOptions, 'systemFolder' | 'initialise' | 'binaries'>

/**
 * Opens the database the configuration asks for: an external PostgreSQL by its URL, or the embedded server in the
 * data folder.
 * @throws StartError: unreachable, too old, not durable, folder owned by a living process, other major version …
 */
export const openPostgres = async (
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: OpenPostgresOptions = {},
): Promise<Postgres> => {
  if (config.databaseUrl !== undefined) {
    await checkExternal(config.databaseUrl)
    return { url: config.databaseUrl, kind: 'external', close: () => Promise.resolve() }
  }
  const { onEvent = () => undefined, attach, ...forTests } = options
  const place = { ...forTests, dataDir: config.dataDir, onEvent }
  if (attach === true) {
    const running = await attachEmbedded(place)
    if (running !== undefined) return { url: running.url, kind: 'embedded', close: () => Promise.resolve() }
  }
  const embedded = await openEmbedded(place)
  try {
    await checkEmbedded(embedded.url, config.dataDir)
    return { url: embedded.url, kind: 'embedded', close: embedded.close }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

const checkEmbedded = async (url: string, dataDir: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await checkServer(client, `The embedded database in ${dataDir}/postgres`)
  } finally {
    await client.end()
  }
}

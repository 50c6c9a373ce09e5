import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceSettings } from '@frontdesk/domain'
import { createTestDatabase } from '@frontdesk/server/adapters/postgres/testing'
import { migrate } from '@frontdesk/server/adapters/store/migrate'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { askHttp, expectOk } from './http.ts'
import { type Person, signIn } from './people.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

/** The real program as a process of its own, with the demo shop, on a database that belongs to the caller alone. */
export type Product = {
  /** Origin of the product, on `localhost`. */
  readonly url: string
  /** Origin of the demo shop, on `127.0.0.1`: another site to a browser. */
  readonly shopUrl: string
  readonly siteKey: string
  /** Address of its database, with the password. */
  readonly databaseUrl: string
  /** The first administrator, as the first start printed it. */
  readonly admin: { login: string; password: string }
  /** Ends the process and waits until it is gone: in order with SIGTERM, like a power cut with SIGKILL. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Starts it again on the same ports and data. */
  start(): Promise<void>
  /** Ends it and removes its data. Idempotent. */
  close(): Promise<void>
}

type ProductOptions = {
  /** Superuser's address of a test PostgreSQL (`testPostgresUrl`). */
  adminUrl: string
  /** Settings beside those that this function makes. */
  env?: { [name: string]: string }
  /** How the company serves; `policy: 'manual'` where a test is about taking by hand. Default: as the product does. */
  service?: Partial<ServiceSettings>
  /** A proxy before the product, where people reach it. */
  proxy?: {
    readonly port: number
    readonly url?: string
    /** Where people reach files through it; as a rule they come straight. */
    readonly contentUrl?: string
    forwardTo(port: number, contentPort: number): void | Promise<void>
  }
}

/** Puts it into the database, and has the server read the account anew. */
const setService = async (
  url: string,
  databaseUrl: string,
  admin: Pick<Person, 'who'>,
  service: Partial<ServiceSettings>,
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('update accounts set service = service || $1', [JSON.stringify(service)])
  await client.end()
  expectOk(await askHttp(url, 'account.update', {}, admin.who))
}

/** @throws with what the program printed, when it does not start */
export const startProduct = async (options: ProductOptions): Promise<Product> => {
  const database = await createTestDatabase(options.adminUrl, { migrate })
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-product-'))
  const [port, shopPort, contentPort] = [await freePort(), await freePort(), await freePort()]
  const url = options.proxy?.url ?? `http://localhost:${options.proxy?.port ?? port}`
  await options.proxy?.forwardTo(port, contentPort)
  const shopUrl = `http://127.0.0.1:${shopPort}`
  const env = {
    FRONTDESK_DATABASE_URL: database.url,
    FRONTDESK_DATA_DIR: dataDir,
    FRONTDESK_PORT: String(port),
    FRONTDESK_PUBLIC_URL: url,
    FRONTDESK_CONTENT_PORT: String(contentPort),
    FRONTDESK_CONTENT_URL: options.proxy?.contentUrl ?? `http://localhost:${contentPort}`,
    FRONTDESK_DEMO_PORT: String(shopPort),
    FRONTDESK_LOG_LEVEL: 'warn',
    ...options.env,
  }
  const remove = async (): Promise<void> => {
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }

  let running: ServerProcess
  try {
    running = await startServerProcess(env)
  } catch (error) {
    await remove()
    throw error
  }
  const [login = '', password = ''] = (await readFile(join(dataDir, 'first-password.txt'), 'utf8')).split('\n')
  const admin = await signIn(url, login, password)
  if (options.service !== undefined) await setService(url, database.url, admin, options.service)
  const { sites } = expectOk(await askHttp(url, 'site.list', {}, admin.who))
  const siteKey = sites[0]?.key
  if (siteKey === undefined) throw new Error('a fresh installation has a site')

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await running.stop('SIGKILL')
    await remove()
  }
  return {
    url,
    shopUrl,
    siteKey,
    databaseUrl: database.url,
    admin: { login, password },
    stop: async (signal) => {
      await running.stop(signal)
    },
    start: async () => {
      running = await startServerProcess(env)
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

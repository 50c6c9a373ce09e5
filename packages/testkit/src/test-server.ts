import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ServiceSettings } from '@frontdesk/domain'
import { createPinoLog, type LogSink } from '@frontdesk/server/adapters/log/pino-log'
import { createTestDatabase } from '@frontdesk/server/adapters/postgres/testing'
import { migrate } from '@frontdesk/server/adapters/store/migrate'
import type { App } from '@frontdesk/server/app/app'
import { foundFirstAccount } from '@frontdesk/server/app/installation/found-account'
import type { OwnAddresses } from '@frontdesk/server/app/ports/own-addresses'
import type { Clock } from '@frontdesk/server/app/ports/runtime'
import { compose, type Running } from '@frontdesk/server/compose'
import { type Config, type Limits, readConfig } from '@frontdesk/server/config'
import { freePort } from './free-port.ts'

export const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** The page that embeds the widget in tests; allowed on the first site. */
export const shopOrigin = 'http://shop.test'

export type TestServer = {
  /** Origin of the product. */
  readonly url: string
  readonly port: number
  /** Address of its database, with the password. */
  readonly databaseUrl: string
  readonly config: Config
  readonly app: App
  readonly accountId: string
  readonly siteKey: string
  /** The first administrator. */
  readonly admin: { login: string; password: string }
  /** Ends the server in order and keeps its data. */
  stop(): Promise<void>
  /** Starts another on the same port and data; the one that runs is stopped first. */
  restart(): Promise<void>
  /** Ends it and removes its data. Idempotent. */
  close(): Promise<void>
}

/** Changes how a company of a test server serves, without the rights that it takes. */
export const setService = async (app: App, accountId: string, service: Partial<ServiceSettings>): Promise<void> => {
  await app.store.account(accountId).update({ service })
  await app.directory.refresh(accountId)
  app.engine.look(accountId)
}

export type TestServerOptions = {
  /** Superuser's address of a test PostgreSQL (`testPostgresUrl`). */
  adminUrl: string
  config?: Partial<Omit<Config, 'limits'>>
  limits?: Partial<Limits>
  clock?: Clock
  /** Where the installation itself is; as a rule it is found out. */
  ownAddresses?: OwnAddresses
  logSink?: LogSink
  /** Origins at which the first site's pages are; default `shopOrigin`. */
  siteOrigins?: readonly string[]
  /** How the first company serves; `policy: 'manual'` where a test is about taking by hand. Default: as the product does. */
  service?: Partial<ServiceSettings>
}

/** The whole product in this process, on a free port and a database of its own. */
export const startTestServer = async (options: TestServerOptions): Promise<TestServer> => {
  const database = await createTestDatabase(options.adminUrl, { migrate })
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  const [port, contentPort] = [await freePort(), await freePort()]
  const defaults = readConfig({ FRONTDESK_LOG_LEVEL: 'silent' }, { checkout })
  const config: Config = {
    ...defaults,
    port,
    publicUrl: `http://localhost:${port}`,
    content: { port: contentPort, url: `http://localhost:${contentPort}` },
    dataDir,
    ...options.config,
    limits: { ...defaults.limits, ...options.limits },
  }
  const log = createPinoLog({
    level: options.logSink === undefined ? 'silent' : 'debug',
    ...(options.logSink === undefined ? {} : { sink: options.logSink }),
  })
  const start = async (): Promise<Running> => {
    const running = await compose({
      config,
      databaseUrl: database.url,
      log,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.ownAddresses === undefined ? {} : { ownAddresses: options.ownAddresses }),
    })
    await running.listen()
    return running
  }

  let running = await start()
  const founded = await foundFirstAccount(running.app, {
    company: 'Acme',
    administrator: 'Ada Admin',
    siteName: 'Acme shop',
    siteOrigins: options.siteOrigins ?? [shopOrigin],
  })
  const [account] = await running.app.store.accounts.list()
  if (founded === null || account === undefined) throw new Error('a fresh database founds an account')
  if (options.service !== undefined) await setService(running.app, account.id, options.service)

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await running.close()
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return {
    url: config.publicUrl,
    port,
    databaseUrl: database.url,
    config,
    get app() {
      return running.app
    },
    accountId: account.id,
    siteKey: founded.siteKey,
    admin: { login: founded.login, password: founded.password },
    stop: () => running.close(),
    restart: async () => {
      await running.close()
      running = await start()
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

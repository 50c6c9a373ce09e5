import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { createPinoLog } from './adapters/log/pino-log.ts'
import { openPostgres } from './adapters/postgres/open-postgres.ts'
import { migrate, noteServing } from './adapters/store/migrate.ts'
import { allowDemoShop } from './app/installation/allow-demo-shop.ts'
import { foundFirstAccount } from './app/installation/found-account.ts'
import { compose } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { handOver } from './first-start.ts'
import { localUrl, noteRunning } from './operation/running-server.ts'
import { checkPorts } from './ports.ts'
import { readRelease } from './release.ts'
import { createShutdown } from './shutdown.ts'
import { listenError, StartError } from './start-error.ts'

// V8 lets a heap that hardly grows, as one of many idle connections does, have a tenth more before it goes through all of it
// again: with 18,000 visitors every eight seconds, for each hundredth message to feel. This gives it as much more as there is.
setFlagsFromString('--heap-growing-percent=100')

const checkout = fileURLToPath(new URL('../../..', import.meta.url))

const start = async (): Promise<void> => {
  const config = readConfig(process.env, { checkout, isTerminal: process.stdout.isTTY })
  const log = createPinoLog({ level: config.logLevel })
  const shutdown = createShutdown({ log, exit: (code) => process.exit(code) })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void shutdown.run(signal))
  process.on('unhandledRejection', (err) => log.error({ err }, 'A promise failed unhandled.'))

  try {
    if (process.stdout.isTTY) process.stdout.write('Starting the database …\n')
    const postgres = await openPostgres(config, {
      onEvent: (event) => log.info({ event }, 'The embedded database says:'),
    })
    shutdown.add('database', postgres.close)
    // Before anything is made: a first start that ends here must not have founded an account and lost its password.
    await checkPorts(config)
    await migrate(postgres.url)

    const server = await compose({ config, databaseUrl: postgres.url, log })
    shutdown.add('server', server.close)
    const demoOrigin = `http://${config.demo.host}:${config.demo.port}`
    const founded = await foundFirstAccount(server.app, {
      company: 'My company',
      administrator: 'Admin',
      ...(config.production
        ? { siteName: 'My site', siteOrigins: [] }
        : { siteName: 'Demo shop', siteOrigins: [demoOrigin], siteAccent: '#96482e' }),
    })
    if (founded !== null) {
      // At once: whatever fails from here on, the password was made and is not kept anywhere else.
      const lines = await handOver(founded, config.dataDir, process.stdout.isTTY)
      process.stdout.write(`${lines.join('\n')}\n`)
    }
    await server.listen()
    const release = await readRelease(checkout)
    await noteServing(postgres.url, release, Date.now())
    shutdown.add('note', await noteRunning(config.dataDir, { release, url: localUrl(server.address()) }))

    const lines = [`Frontdesk is running.`, `Console:       ${config.publicUrl}/console/`]
    if (config.demo.enabled) {
      const siteKey = await allowDemoShop(server.app, demoOrigin)
      const { host, port } = config.demo
      // Loaded only where it is on: a production server holds no demo code.
      const { createDemoShop } = await import('@frontdesk/demo-shop/server')
      const shop = await createDemoShop({ host, port, productUrl: config.publicUrl, siteKey }).catch(
        (error: unknown) => {
          throw listenError(error, {
            host,
            port,
            hostVariable: 'FRONTDESK_DEMO_HOST',
            portVariable: 'FRONTDESK_DEMO_PORT',
          })
        },
      )
      shutdown.add('demo shop', shop.close)
      lines.push(`Demo shop:     ${shop.url}`)
    }
    process.stdout.write(`${lines.join('\n')}\n`)
  } catch (error) {
    await shutdown.undo()
    throw error
  }
}

start().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.problems.join('\n')}\n`)
  else if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(error instanceof StartError ? error.exitCode : 1)
})

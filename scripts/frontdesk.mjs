#!/usr/bin/env node
// The door to everything: `npm start`, `npm test` and the others come here. Runs on Node 18 and newer, puts packages
// and bundles in order, and goes on under Node 24.
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { checkout, say, Trouble } from './lib/checkout.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode24 } from './lib/node24.mjs'
import { runInFront } from './lib/run.mjs'

const server = 'packages/server/src/main.ts'

/** @type {Record<string, { does: string, run: (args: string[]) => Promise<number> }>} */
const commands = {
  start: {
    does: 'start the product',
    run: async (args) => {
      await ensureBuilt()
      return runInFront(findNode24(), [server, ...args])
    },
  },
  dev: {
    does: 'start with the demo shop, rebuilding and restarting on every change',
    run: (args) => underNode24('scripts/dev.mjs', args),
  },
  build: {
    does: 'build the browser bundles',
    run: async () => {
      await ensureBuilt()
      return 0
    },
  },
  test: { does: 'run every check and test', run: (args) => underNode24('scripts/test.mjs', args) },
  check: { does: 'run the static checks only', run: (args) => underNode24('scripts/check.mjs', args) },
  bench: {
    does: 'measure, and print a table',
    run: async (args) => {
      await ensureBuilt()
      return underNode24('bench/main.ts', args)
    },
  },
  seed: {
    does: 'fill a running installation with agents and conversations to try things with',
    run: (args) => underNode24('packages/testkit/src/seed.ts', args),
  },
  backup: {
    does: 'back everything up into one file: npm run backup -- <folder or file>',
    run: (args) => underNode24('packages/server/src/backup.ts', args),
  },
  restore: {
    does: 'fill a new installation from a back-up: npm run restore -- <file>',
    run: (args) => underNode24('packages/server/src/restore.ts', args),
  },
  update: {
    does: 'back up, then replace the running version: npm run update -- <branch, tag or commit>',
    run: (args) => underNode24('scripts/update.mjs', args),
  },
  migrate: {
    does: 'do a part of what a start does to the tables: npm run migrate -- --expand, or --contract',
    run: (args) => underNode24('packages/server/src/migrate.ts', args),
  },
  'reset-password': {
    does: 'give an agent a new password: npm run reset-password -- [--company <short name>] <login>',
    run: (args) => underNode24('packages/server/src/reset-password.ts', args),
  },
}

/**
 * @param {string} script
 * @param {string[]} args
 */
const underNode24 = (script, args) => runInFront(findNode24(), [join(checkout, script), ...args])

const main = async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    const lines = Object.entries(commands).map(([one, { does }]) => `  ${one.padEnd(16)}${does}`)
    throw new Trouble(['Usage: node scripts/frontdesk.mjs <command>', ...lines].join('\n'), 2)
  }
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw new Trouble(`Frontdesk needs Node 18 or newer to begin, and this is ${process.version}; install Node 24.`)
  }
  await ensureInstalled()
  return command.run(args)
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    say(error instanceof Trouble ? error.message : String(error?.stack ?? error))
    process.exitCode = error instanceof Trouble ? error.exitCode : 1
  },
)

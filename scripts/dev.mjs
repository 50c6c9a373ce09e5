// `npm run dev`: the product with the demo shop; bundles are built again and the server starts again on every change.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, sourceFolders } from './build.mjs'
import { checkout, say } from './lib/checkout.mjs'
import { runInFront } from './lib/run.mjs'

/** Editors write a file in several steps. */
const settleMs = 100

/** @type {NodeJS.Timeout | undefined} */
let due
let building = Promise.resolve()

const rebuild = async () => {
  try {
    await ensureBuilt()
  } catch (error) {
    // A fault in the sources; the next change is another try.
    say(error instanceof Error ? error.message : String(error))
  }
}

await rebuild()
const watchers = sourceFolders().map((folder) =>
  watch(folder, { recursive: true }, (_event, file) => {
    if (file === null || /(^|[\\/])(dist|node_modules)([\\/]|$)/.test(file)) return
    clearTimeout(due)
    due = setTimeout(() => {
      building = building.then(rebuild)
    }, settleMs)
  }),
)
const server = join(checkout, 'packages/server/src/main.ts')
// Node itself watches the server's modules.
process.exitCode = await runInFront(process.execPath, ['--watch', '--watch-preserve-output', server], {
  FRONTDESK_DEMO: 'on',
})
clearTimeout(due)
for (const watcher of watchers) watcher.close()

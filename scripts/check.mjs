// The static checks by themselves: `npm run check`, `npm run check -- types layers`, `npm run check -- types packages/server`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { checkout, say } from './lib/checkout.mjs'
import { gates, runGates } from './lib/gates.mjs'

const args = process.argv.slice(2)
const names = args.filter((arg) => arg in gates)
const paths = args.filter((arg) => !(arg in gates))
const unknown = paths.filter((path) => !existsSync(join(checkout, path)))

if (unknown.length > 0) {
  say(`Neither a check nor a path: ${unknown.join(', ')}. Checks: ${Object.keys(gates).join(', ')}.`)
  process.exitCode = 2
} else {
  const chosen = names.length > 0 ? names : Object.keys(gates)
  if (chosen.includes('sizes')) await ensureBuilt()
  const results = await runGates(chosen, paths, (line) => process.stdout.write(`${line}\n`))
  const failed = results.filter((result) => !result.ok).length
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

// `npm test`: everything that shows that the tree is well, ending with the line `N passed, N failed`. A part:
// `npm test -- unit`, `npm test -- check`, `npm test -- browser sign-in`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { markCoverage } from './gates/rules.mjs'
import { checkout, say, seconds, Trouble } from './lib/checkout.mjs'
import { ensureSystemPackages } from './lib/debian.mjs'
import { gates, runGates } from './lib/gates.mjs'
import { runInFront } from './lib/run.mjs'

const kinds = ['check', 'unit', 'integration', 'browser']
const output = join(checkout, 'test-output')

/** @typedef {{ passed: number, failed: number, skipped: number, durationMs: number, failures: readonly string[] }} Totals */

/** @param {string} line */
const tell = (line) => {
  process.stdout.write(`${line}\n`)
}

/** @returns {Promise<Totals>} */
const runChecks = async () => {
  const beganMs = Date.now()
  tell('Checks')
  const results = await runGates(Object.keys(gates), [], tell)
  writeFileSync(join(output, 'checks.json'), JSON.stringify(results, null, 2))
  const failures = results.filter((result) => !result.ok).map((result) => result.name)
  const failed = failures.length
  return { passed: results.length - failed, failed, skipped: 0, durationMs: Date.now() - beganMs, failures }
}

/**
 * What failed, a line each: its file, its title and the first line of why.
 * @param {{ name: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[], message: string }[]} files
 */
const failuresOf = (files) =>
  files.flatMap(({ name, assertionResults, message }) => {
    const file = relative(checkout, name)
    const lines = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file} > ${test.fullName}: ${test.failureMessages[0]?.split('\n')[0] ?? ''}`)
    return lines.length === 0 && message !== '' ? [`${file}: ${message.split('\n')[0]}`] : lines
  })

/**
 * Runs one project of vitest.config.ts and counts what its report says.
 * @param {string} kind
 * @param {readonly string[]} filter
 * @returns {Promise<Totals>}
 */
const runVitest = async (kind, filter) => {
  const beganMs = Date.now()
  tell(`\n${kind[0]?.toUpperCase()}${kind.slice(1)} tests`)
  const report = join(output, `${kind}.json`)
  rmSync(report, { force: true })
  const args = [
    join(checkout, 'node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--project', `${kind}*`, '--reporter=default', '--reporter=json', '--reporter=junit'],
    ...[`--outputFile.json=${report}`, `--outputFile.junit=${join(output, `${kind}.xml`)}`],
    ...filter,
  ]
  // Each file's process compiles the same programs, and so does each product that it starts.
  const env = { NODE_COMPILE_CACHE: join(checkout, 'node_modules', '.cache', 'compiled') }
  const code = await runInFront(process.execPath, args, env)
  const durationMs = Date.now() - beganMs
  if (!existsSync(report))
    return { passed: 0, failed: 1, skipped: 0, durationMs, failures: ['The run ended without a report.'] }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // A file that could not be loaded has no tests to count, and must not pass for that.
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = numFailedTests + broken
  return {
    passed: numPassedTests,
    // Errors outside of any test fail the run and no test.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
    durationMs,
    failures: failuresOf(testResults),
  }
}

/** @param {Record<string, Totals>} parts */
const conclude = (parts) => {
  const { all, covered, inBrowser } = markCoverage(checkout)
  tell('')
  for (const [kind, { failures }] of Object.entries(parts)) for (const line of failures) tell(`${kind} failed: ${line}`)
  for (const [kind, { passed, failed, skipped, durationMs }] of Object.entries(parts)) {
    const rest = skipped > 0 ? `, ${skipped} skipped` : ''
    tell(`${kind.padEnd(12)} ${passed} passed, ${failed} failed${rest} in ${seconds(Date.now() - durationMs)}`)
  }
  tell(`Marks with a test:                 ${covered.length} of ${all.length}: ${covered.join(' ')}`)
  tell(`Marks with a journey in a browser: ${inBrowser.length} of ${all.length}: ${inBrowser.join(' ')}`)
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    Object.values(parts).reduce((total, part) => total + part[key], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  const report = { passed, failed, skipped, parts, marks: { all, covered, inBrowser } }
  writeFileSync(join(output, 'report.json'), JSON.stringify(report, null, 2))
  tell(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/** @param {readonly string[]} args */
const main = async (args) => {
  const filter = args.filter((arg) => !kinds.includes(arg))
  const asked = kinds.filter((kind) => args.includes(kind))
  const chosen = asked.length > 0 ? asked : kinds.filter((kind) => filter.length === 0 || kind !== 'check')
  const isWhole = chosen.length === kinds.length && filter.length === 0
  if (isWhole) rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  await ensureSystemPackages(chosen)
  if (chosen.includes('check') || chosen.includes('browser')) await ensureBuilt()
  /** @type {Record<string, Totals>} */
  const parts = {}
  let interrupted = false
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      interrupted = true
    })
  }
  for (const kind of chosen) {
    if (interrupted) throw new Trouble('Interrupted.', 130)
    const empty = !isWhole && filter.length > 0 ? ['--passWithNoTests'] : []
    parts[kind] = kind === 'check' ? await runChecks() : await runVitest(kind, [...filter, ...empty])
  }
  return conclude(parts)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    say(error instanceof Trouble ? error.message : String(error?.stack ?? error))
    // What could not be run has not passed.
    tell('0 passed, 1 failed')
    process.exitCode = error instanceof Trouble ? error.exitCode : 1
  },
)

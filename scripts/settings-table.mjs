// Writes the table of settings in docs/running.md from packages/server/src/config.ts: `node scripts/settings-table.mjs`
// under Node 24. A test compares the two.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { settings } from '../packages/server/src/config.ts'
import { checkout } from './lib/checkout.mjs'

const page = join(checkout, 'docs', 'running.md')
const place = /(<!-- settings: begin -->\n)[\s\S]*?(<!-- settings: end -->)/

/** The table as it has to stand in the page. */
export const settingsTable = () => {
  const rows = Object.values(settings).map(
    ({ variable, unit, default: byDefault, meaning }) => `| \`${variable}\` | ${unit} | ${byDefault} | ${meaning} |`,
  )
  return ['| variable | unit | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** The table as it stands there. */
export const writtenTable = () => {
  const text = readFileSync(page, 'utf8')
  const found = place.exec(text)
  return found === null ? '' : found[0].split('\n').slice(1, -1).join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(place, (_all, begin, end) => `${begin}${settingsTable()}\n${end}`),
  )
}

import { existsSync, readFileSync } from 'node:fs'

/**
 * Budgets in gzip, read from what was built, so that a new chunk in the first load counts by itself.
 * A part that is not there has no file, which fails.
 * @param {string} dist
 * @returns {Record<string, { file: string, isEntry?: boolean, imports?: string[], css?: string[], dynamicImports?: string[] }>}
 */
const manifestOf = (dist) => {
  const path = `${dist}/.vite/manifest.json`
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/**
 * What a module loads at once: itself, its static imports and their styles.
 * @param {ReturnType<typeof manifestOf>} manifest
 * @param {string} key
 * @param {Set<string>} [seen]
 * @returns {string[]}
 */
const loadedBy = (manifest, key, seen = new Set()) => {
  const chunk = manifest[key]
  if (chunk === undefined || seen.has(key)) return []
  seen.add(key)
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((one) => loadedBy(manifest, one, seen))]
}

/**
 * @param {string} dist
 * @param {readonly (string | undefined)[]} keys
 */
const files = (dist, keys) => {
  const manifest = manifestOf(dist)
  const found = keys.flatMap((key) => (key === undefined ? [] : loadedBy(manifest, key)))
  return [...new Set(found)].map((file) => `${dist}/${file}`)
}

const widget = 'packages/widget/dist'
const console = 'packages/console/dist'
const entries = (/** @type {string} */ dist) =>
  Object.entries(manifestOf(dist))
    .filter(([, chunk]) => chunk.isEntry === true)
    .map(([key]) => key)
const panel = Object.keys(manifestOf(widget)).find((key) => /(^|\/)panel\//.test(key))

export default [
  { name: 'widget: loader', path: [`${widget}/widget.js`], limit: '3 kB', gzip: true },
  { name: 'widget: bridge', path: files(widget, entries(widget)), limit: '10 kB', gzip: true },
  {
    name: 'widget: panel with bridge',
    // Without a panel there is nothing to measure, and a budget must not pass on that.
    path: panel === undefined ? [] : files(widget, [...entries(widget), panel]),
    limit: '25 kB',
    gzip: true,
  },
  { name: 'console: first load', path: files(console, entries(console)), limit: '200 kB', gzip: true },
]

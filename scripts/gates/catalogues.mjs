import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './tool.mjs'

const languages = ['zh-CN', 'en']

/**
 * The texts of a catalogue: keys joined by dots.
 * @param {unknown} value
 * @param {string} [prefix]
 * @returns {[string, unknown][]}
 */
const texts = (value, prefix = '') =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => texts(inner, prefix === '' ? key : `${prefix}.${key}`))
    : [[prefix, value]]

/**
 * Whether a text has something filled in: `{name}`, `{count, plural, …}`. Which names may differ: languages build their
 * sentences differently.
 * @param {unknown} text
 */
const isFilledIn = (text) => /\{\s*\w+\s*[,}]/.test(String(text))

/**
 * Every text exists in every language, says something, and has something filled in where the other has.
 * @param {string} root
 * @returns {import('./tool.mjs').Verdict}
 */
export const checkCatalogues = (root) => {
  const files = filesOf(root, (path) => /(^|\/)locales\//.test(path) && path.endsWith('.json'))
  const folders = [...new Set(files.map((path) => path.slice(0, path.indexOf('locales/') + 'locales'.length)))]
  if (folders.length === 0) return { ok: false, report: 'No folder named locales was found.' }
  const problems = folders.flatMap((folder) => checkFolder(root, folder, files))
  return problems.length > 0
    ? { ok: false, report: problems.join('\n') }
    : { ok: true, report: `${folders.length} catalogues` }
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {readonly string[]} files
 * @returns {string[]}
 */
const checkFolder = (root, folder, files) => {
  /** @type {Map<string, Map<string, unknown>>} */
  const catalogues = new Map(languages.map((language) => [language, new Map()]))
  const problems = []
  for (const file of files.filter((path) => path.startsWith(`${folder}/`))) {
    // `locales/en.json`, or a folder for each language: `locales/en/panel.json`.
    const inside = file.slice(folder.length + 1, -'.json'.length)
    const [language = '', ...rest] = inside.split('/')
    const catalogue = catalogues.get(language)
    if (catalogue === undefined) problems.push(`${file} is of no known language (${languages.join(', ')}).`)
    for (const [key, text] of texts(JSON.parse(readFileSync(join(root, file), 'utf8')))) {
      catalogue?.set([...rest, key].join('/'), text)
    }
  }
  const keys = new Set([...catalogues.values()].flatMap((catalogue) => [...catalogue.keys()]))
  if (keys.size === 0) problems.push(`${folder} holds no text.`)
  for (const key of keys) {
    for (const [language, catalogue] of catalogues) {
      const text = catalogue.get(key)
      if (text === undefined) problems.push(`${folder}: ${key} is missing in ${language}.`)
      else if (typeof text !== 'string' || text.trim() === '')
        problems.push(`${folder}: ${key} is empty in ${language}.`)
    }
    const filled = new Set(
      [...catalogues.values()].filter((one) => one.has(key)).map((one) => isFilledIn(one.get(key))),
    )
    // 'One visitor' needs no number.
    if (filled.size > 1 && !/\.(zero|one)$/.test(key))
      problems.push(`${folder}: ${key} has nothing filled in in one language.`)
  }
  return problems
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { filesOf } from './tool.mjs'

/**
 * Rules, marks and tests held against each other: every rule has a test that carries its id, every test names at least
 * one id, and every id that a test names is written down.
 * @typedef {{ rules: Map<string, string>, marks: string[], titles: { file: string, line: number, title: string, ids: string[] }[] }} Coverage
 */

const lists = ['docs/RULES.md', 'docs/PROTOCOL.md']
const idPattern = '[A-Z][A-Z0-9]*(?:-[A-Z]+)?[0-9]+'

/**
 * @param {string} root
 * @returns {Coverage}
 */
export const readCoverage = (root) => {
  /** @type {Map<string, string>} */
  const rules = new Map()
  /** @type {string[]} */
  const marks = []
  for (const list of lists) {
    if (!existsSync(join(root, list))) continue
    const text = readFileSync(join(root, list), 'utf8')
    for (const [, id = ''] of text.matchAll(new RegExp(`^\\s*[-*] \\*\\*(${idPattern})\\*\\* `, 'gm')))
      rules.set(id, list)
    for (const [, id = ''] of text.matchAll(/^- `([A-E]\d+)` /gm)) marks.push(id)
  }
  const titles = filesOf(root, (path) => /\.test\.tsx?$/.test(path)).flatMap((file) => titlesOf(root, file))
  return { rules, marks, titles }
}

/**
 * The tests of a file with the ids that their titles and the titles around them begin with.
 * @param {string} root
 * @param {string} file
 */
const titlesOf = (root, file) => {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  /** @type {Coverage['titles']} */
  const found = []
  /**
   * @param {ts.Node} node
   * @param {string[]} around
   */
  const visit = (node, around) => {
    if (!ts.isCallExpression(node)) {
      node.forEachChild((child) => visit(child, around))
      return
    }
    const callee = calleeName(node.expression)
    const title = titleText(node.arguments[0])
    const ids = title === undefined ? around : [...around, ...idsOf(title)]
    if ((callee === 'it' || callee === 'test') && title !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      found.push({ file, line: line + 1, title, ids })
    }
    const inner = callee === 'describe' ? ids : around
    node.forEachChild((child) => visit(child, inner))
  }
  visit(source, [])
  return found
}

/**
 * `it` for `it(…)`, `it.each(…)(…)`, `it.skipIf(…)(…)`, `it.concurrent(…)`.
 * @param {ts.Expression} expression
 * @returns {string}
 */
const calleeName = (expression) => {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression)) return calleeName(expression.expression)
  if (ts.isCallExpression(expression)) return calleeName(expression.expression)
  if (ts.isTaggedTemplateExpression(expression)) return calleeName(expression.tag)
  return ''
}

/**
 * A title as far as it is written down; undefined for what is no title (the rows of `it.each`).
 * @param {ts.Expression | undefined} argument
 */
const titleText = (argument) => {
  if (argument === undefined) return undefined
  if (ts.isStringLiteralLike(argument)) return argument.text
  return ts.isTemplateExpression(argument) ? argument.head.text : undefined
}

/**
 * `[A1] …`, `[A1][MSG3] …` and `[A1, MSG3] …`.
 * @param {string} title
 */
const idsOf = (title) => {
  const head = /^(?:\[[^\]]*\]\s*)+/.exec(title)?.[0] ?? ''
  return [...head.matchAll(/[^[\],\s]+/g)].map((match) => match[0])
}

/** The cases of the security list have a scheme of their own. */
const isSecurityCase = (/** @type {string} */ id) => /^SEC-[A-O]\d+$/.test(id)

/**
 * @param {string} root
 * @returns {import('./tool.mjs').Verdict}
 */
export const checkRules = (root) => {
  const { rules, marks, titles } = readCoverage(root)
  const named = new Set(titles.flatMap((test) => test.ids))
  const problems = [
    ...(rules.size === 0 ? ['No rule was found in docs/RULES.md and docs/PROTOCOL.md.'] : []),
    ...(marks.length === 0 ? ['docs/RULES.md does not list the marks of the mission.'] : []),
    ...[...rules].filter(([id]) => !named.has(id)).map(([id, list]) => `${id} (${list}) has no test.`),
    ...titles
      .filter((test) => test.ids.length === 0)
      .map((test) => `${test.file}:${test.line} names no rule: ${test.title}`),
    ...titles.flatMap((test) =>
      test.ids
        .filter((id) => !rules.has(id) && !marks.includes(id) && !isSecurityCase(id))
        .map((id) => `${test.file}:${test.line} names ${id}, which is written down nowhere.`),
    ),
  ]
  return problems.length > 0
    ? { ok: false, report: problems.join('\n') }
    : { ok: true, report: `${rules.size} rules, ${titles.length} tests` }
}

/**
 * The marks of the mission that tests name, and those that a journey in a real browser names.
 * @param {string} root
 */
export const markCoverage = (root) => {
  const { marks, titles } = readCoverage(root)
  const inBrowser = new Set(titles.filter((test) => test.file.startsWith('e2e/')).flatMap((test) => test.ids))
  const anywhere = new Set(titles.flatMap((test) => test.ids))
  return {
    all: marks,
    covered: marks.filter((mark) => anywhere.has(mark)),
    inBrowser: marks.filter((mark) => inBrowser.has(mark)),
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { checkout } from './lib/checkout.mjs'
import { settingsTable, writtenTable } from './settings-table.mjs'

/** What operators look their troubles up in. */
const pages = ['running.md', 'operating.md'].map((name) => readFileSync(join(checkout, 'docs', name), 'utf8'))
const server = join(checkout, 'packages', 'server', 'src')

/** The fixed parts of a string as it is written: `a ${b} c` has 'a ' and ' c'. */
const partsOf = (node: ts.Node): string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
  return []
}

/** The fixed parts of what each `new StartError(…)` in the server says, and each reason that a `refusal` gives it. */
const startErrors = (): { file: string; parts: string[] }[] =>
  readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing/.test(name))
    .flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(join(server, file), 'utf8'), ts.ScriptTarget.Latest, true)
      const found: { file: string; parts: string[] }[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isNewExpression(node) && node.expression.getText() === 'StartError') {
          const parts = partsOf(node.arguments?.[0] ?? node)
          // One that consists of what it is given has its words there.
          if (keyOf(parts).length > 10) found.push({ file, parts })
        }
        if (ts.isVariableDeclaration(node) && node.name.getText() === 'refusal') {
          for (const parts of returnsOf(node)) found.push({ file, parts })
        }
        node.forEachChild(visit)
      }
      visit(source)
      return found
    })

const returnsOf = (node: ts.Node): string[][] => {
  const found: string[][] = []
  const visit = (inner: ts.Node): void => {
    if (ts.isReturnStatement(inner) && inner.expression !== undefined) found.push(partsOf(inner.expression))
    inner.forEachChild(visit)
  }
  visit(node)
  return found.filter((parts) => parts.length > 0)
}

/** What the page is searched for: the longest run of fixed words before the advice. */
const keyOf = (parts: readonly string[]): string =>
  parts
    .flatMap((part) => part.split(/[;:(]/))
    .map((part) => part.replace(/[.,\s]+$/, '').trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '')

describe('docs/running.md', () => {
  it('[RUN12] has the settings as the configuration has them', () => {
    expect(writtenTable(), 'run node scripts/settings-table.mjs').toBe(settingsTable())
  })

  it('[RUN12] explains every line that a start can end with', () => {
    const errors = startErrors()
    expect(errors.length).toBeGreaterThan(35)
    const rows = pages.flatMap((page) => page.split('\n')).filter((line) => line.startsWith('| `'))
    const explained = (parts: readonly string[]): boolean =>
      rows.some((row) => {
        const shown = (/^\| `([^`]+)`/.exec(row)?.[1] ?? '').split('…').map((part) => part.trim())
        const said = parts.join('\0')
        const own = shown.filter((part) => part !== 'The database' && part !== 'at')
        return own.some((part) => part.length > 3) && own.every((part) => said.includes(part))
      })
    expect(
      errors.filter(({ parts }) => !explained(parts)).map(({ file, parts }) => `${file}: ${keyOf(parts)}`),
    ).toEqual([])
  })
})

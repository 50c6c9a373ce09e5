import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../lib/checkout.mjs'
import { filesOf, runTool } from './tool.mjs'

/**
 * The rooms and who may import whom, by `.dependency-cruiser.mjs`.
 *
 * The tool needs TypeScript 6 to read our files; with another version it reads none and is content. So what it read is
 * compared with what is there.
 * @param {string} root
 * @param {string} [config]
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkLayers = async (root, config = join(checkout, '.dependency-cruiser.mjs')) => {
  const folders = ['packages', 'examples', 'e2e', 'bench'].filter((folder) => existsSync(join(root, folder)))
  const { code, output } = await runTool(root, 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    config,
    '--output-type',
    'json',
    ...folders,
  ])
  const answer = parse(output)
  if (answer === undefined) return { ok: false, report: output.trim() || `dependency-cruiser ended with ${code}.` }
  const there = folders.flatMap((folder) => filesOf(root, (path) => /\.tsx?$/.test(path), folder))
  const read = new Set(answer.modules.map((module) => module.source))
  const missed = there.filter((path) => !read.has(path))
  if (there.length === 0 || missed.length > 0) {
    return { ok: false, report: `${missed.length} of ${there.length} files were not read, ${missed[0]} among them.` }
  }
  const broken = answer.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)
  return broken.length > 0 || code !== 0
    ? { ok: false, report: broken.join('\n') || `dependency-cruiser ended with ${code}.` }
    : { ok: true, report: `${there.length} files` }
}

/**
 * @param {string} output
 * @returns {{ modules: { source: string }[], summary: { violations: { from: string, to: string, rule: { name: string } }[] } } | undefined}
 */
const parse = (output) => {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}

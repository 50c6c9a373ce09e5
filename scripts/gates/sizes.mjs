import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './tool.mjs'

/**
 * The budgets of what browsers load, on what was built.
 * @param {string} root
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkSizes = async (root) => {
  for (const folder of ['packages/widget/dist', 'packages/console/dist']) {
    if (!existsSync(join(root, folder))) return { ok: false, report: `${folder} is not built; run npm run build.` }
  }
  const { code, output } = await runTool(root, 'size-limit/bin.js', ['--json'])
  const results = parse(output)
  if (results === undefined) return { ok: false, report: output.trim() }
  const lines = results.map(
    ({ name, size, sizeLimit, passed }) => `${passed ? 'in' : 'OVER'} budget: ${name} ${size} of ${sizeLimit} bytes`,
  )
  const ok = code === 0 && results.length === 4 && results.every(({ size, passed }) => passed && size > 0)
  return { ok, report: lines.join('\n') }
}

/**
 * @param {string} output
 * @returns {{ name: string, size: number, sizeLimit: number, passed: boolean }[] | undefined}
 */
const parse = (output) => {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}

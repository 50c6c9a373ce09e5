import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runTool, workspacesOf } from './tool.mjs'

/**
 * Type-checks each workspace with the fast compiler, two at a time.
 * @param {string} root
 * @param {readonly string[]} [only] workspace folders; all of them by default
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkTypes = async (root, only = []) => {
  const all = [...workspacesOf(root), ...(existsSync(join(root, 'scripts')) ? ['scripts'] : [])]
  const folders = only.length > 0 ? all.filter((folder) => only.some((one) => one.startsWith(folder))) : all
  if (folders.length === 0) return { ok: false, report: 'No workspace was found to check.' }
  /** @type {string[]} */
  const problems = []
  const waiting = [...folders]
  const work = async () => {
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      if (!existsSync(join(root, folder, 'tsconfig.json'))) {
        problems.push(`${folder} has no tsconfig.json, so nothing checks its types.`)
        continue
      }
      const { code, output } = await runTool(root, 'typescript-7/bin/tsc', ['-p', folder, '--pretty', 'false'])
      if (code !== 0) problems.push(output.trim() || `tsc -p ${folder} ended with ${code}.`)
    }
  }
  await Promise.all([work(), work()])
  return problems.length > 0
    ? { ok: false, report: problems.join('\n') }
    : { ok: true, report: `${folders.length} workspaces` }
}

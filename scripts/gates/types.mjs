import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runTool, workspacesOf } from './tool.mjs'

/**
 * Type-checks the workspaces with the fast compiler. Workspaces with the same options are checked in one go, so that
 * what they share is read once; two groups run at a time.
 * @param {string} root
 * @param {readonly string[]} [only] paths in the workspaces to check; all of them by default
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkTypes = async (root, only = []) => {
  const all = [...workspacesOf(root), ...(existsSync(join(root, 'scripts', 'tsconfig.json')) ? ['scripts'] : [])]
  const folders = only.length > 0 ? all.filter((folder) => only.some((one) => one.startsWith(folder))) : all
  if (folders.length === 0) return { ok: false, report: 'No workspace was found to check.' }
  const unchecked = folders.filter((folder) => !existsSync(join(root, folder, 'tsconfig.json')))
  const problems = unchecked.map((folder) => `${folder} has no tsconfig.json, so nothing checks its types.`)
  const groups = groupByOptions(
    root,
    folders.filter((folder) => !unchecked.includes(folder)),
  )
  const temporary = join(root, '.cache', 'types')
  mkdirSync(temporary, { recursive: true })
  const waiting = [...groups.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, group] = next
      const config = join(temporary, `group-${number}.json`)
      writeFileSync(config, JSON.stringify(group))
      const { code, output } = await runTool(root, 'typescript-7/bin/tsc', ['-p', config, '--pretty', 'false'])
      if (code !== 0) problems.push(output.trim() || `The type check ended with ${code}.`)
    }
  }
  await Promise.all([work(), work()])
  rmSync(temporary, { recursive: true, force: true })
  return problems.length > 0
    ? { ok: false, report: problems.join('\n') }
    : { ok: true, report: `${folders.length} workspaces` }
}

/**
 * @param {string} root
 * @param {readonly string[]} folders
 */
const groupByOptions = (root, folders) => {
  /** @type {Map<string, { extends: string, compilerOptions: unknown, include: string[] }>} */
  const groups = new Map()
  for (const folder of folders) {
    const described = JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8'))
    const base = resolve(root, folder, described.extends)
    const key = JSON.stringify([base, described.compilerOptions])
    const include = described.include.map((/** @type {string} */ path) => resolve(root, folder, path))
    const before = groups.get(key)?.include ?? []
    groups.set(key, { extends: base, compilerOptions: described.compilerOptions, include: [...before, ...include] })
  }
  return [...groups.values()]
}

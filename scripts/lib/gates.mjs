import { checkCatalogues } from '../gates/catalogues.mjs'
import { checkDeadCode } from '../gates/dead-code.mjs'
import { checkLayers } from '../gates/layers.mjs'
import { checkBiome, checkOxlint } from '../gates/lint.mjs'
import { checkLockfile } from '../gates/lockfile.mjs'
import { checkRules } from '../gates/rules.mjs'
import { checkSizes } from '../gates/sizes.mjs'
import { checkTypes } from '../gates/types.mjs'
import { checkout, seconds } from './checkout.mjs'

/**
 * The static checks. Those that can look at a part take paths.
 * @type {Record<string, (root: string, paths: readonly string[]) => import('../gates/tool.mjs').Verdict | Promise<import('../gates/tool.mjs').Verdict>>}
 */
export const gates = {
  lockfile: (root) => checkLockfile(root),
  types: checkTypes,
  biome: checkBiome,
  oxlint: checkOxlint,
  layers: (root) => checkLayers(root),
  'dead code': (root) => checkDeadCode(root),
  sizes: (root) => checkSizes(root),
  rules: (root) => checkRules(root),
  catalogues: (root) => checkCatalogues(root),
}

/**
 * Runs gates on the checkout, one after the other (each of the slow ones fills both cores by itself).
 * @param {readonly string[]} names
 * @param {readonly string[]} paths
 * @param {(line: string) => void} tell
 * @returns {Promise<{ name: string, ok: boolean, report: string, durationMs: number }[]>}
 */
export const runGates = async (names, paths, tell) => {
  const results = []
  for (const name of names) {
    const gate = gates[name]
    if (gate === undefined) throw new Error(`There is no gate named ${name}.`)
    const beganMs = Date.now()
    const { ok, report } = await gate(checkout, paths)
    tell(ok ? `  ✓ ${name} (${report.split('\n')[0]}, ${seconds(beganMs)})` : `  ✗ ${name} (${seconds(beganMs)})`)
    if (!ok) tell(report.replaceAll(/^/gm, '    '))
    results.push({ name, ok, report, durationMs: Date.now() - beganMs })
  }
  return results
}

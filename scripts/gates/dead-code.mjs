import { runTool } from './tool.mjs'

/**
 * Files, exports and dependencies that nothing uses, and imports of what is not listed.
 * @param {string} root
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkDeadCode = async (root) => {
  const { code, output } = await runTool(root, 'knip/bin/knip.js', ['--no-progress', '--no-config-hints'])
  return { ok: code === 0, report: code === 0 ? 'nothing unused' : output.trim() }
}

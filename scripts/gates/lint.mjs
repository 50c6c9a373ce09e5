import { runTool } from './tool.mjs'

/**
 * Format and lint, warnings included.
 * @param {string} root
 * @param {readonly string[]} [paths]
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkBiome = async (root, paths = []) => {
  const { code, output } = await runTool(root, '@biomejs/biome/bin/biome', [
    'ci',
    '--colors=off',
    '--error-on-warnings',
    '--max-diagnostics=50',
    ...paths,
  ])
  const checked = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0)
  if (code === 0 && checked === 0) return { ok: false, report: 'Biome looked at no file.' }
  return { ok: code === 0, report: code === 0 ? `${checked} files` : output.trim() }
}

/**
 * Lint with the help of types: forgotten promises, `any` that leaks in, switches that miss a case, raw HTML, requests
 * that leave by another door than the egress adapter.
 * @param {string} root
 * @param {readonly string[]} [paths]
 * @returns {Promise<import('./tool.mjs').Verdict>}
 */
export const checkOxlint = async (root, paths = []) => {
  const args = ['--type-aware', '--deny-warnings', '--format=json', ...paths]
  const { code, output } = await runTool(root, 'oxlint/bin/oxlint', args)
  const answer = parse(output)
  if (answer === undefined) return { ok: false, report: output.trim() || `oxlint ended with ${code}.` }
  if (answer.number_of_files === 0) return { ok: false, report: 'oxlint looked at no file.' }
  const lines = answer.diagnostics.map(
    ({ filename, labels, message, code: rule }) => `${filename}:${labels[0]?.span.line ?? 1} ${rule}: ${message}`,
  )
  const ok = code === 0 && lines.length === 0
  return { ok, report: ok ? `${answer.number_of_files} files` : lines.join('\n') || `oxlint ended with ${code}.` }
}

/**
 * @param {string} output
 * @returns {{ number_of_files: number, diagnostics: { filename: string, message: string, code: string, labels: { span: { line: number } }[] }[] } | undefined}
 */
const parse = (output) => {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The product's version as its package says, such as `0.1.0`. */
export const readRelease = async (checkout: string): Promise<string> => {
  const described: unknown = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'))
  if (typeof described === 'object' && described !== null && 'version' in described) return String(described.version)
  throw new Error('package.json names no version')
}

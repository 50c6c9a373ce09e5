import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export type FirstLoad = { files: number; gzipBytes: number }

/** What a browser fetches before the console shows anything: its page, and what that asks for by itself. Null when it is not built. */
export const measureFirstLoad = (consoleDist: string): FirstLoad | null => {
  const page = join(consoleDist, 'index.html')
  if (!existsSync(page)) return null
  const html = readFileSync(page, 'utf8')
  const asked = [...html.matchAll(/<(?:script[^>]+src|link[^>]+(?:stylesheet|modulepreload)[^>]+href)="([^"]+)"/g)]
  const files = [...new Set(asked.map(([, path = '']) => path.replace(/^(?:\.\/|\/console\/)/, '')))]
  const bytes = [page, ...files.map((file) => join(consoleDist, file))].map(
    (file) => gzipSync(readFileSync(file)).byteLength,
  )
  return { files: bytes.length, gzipBytes: bytes.reduce((total, one) => total + one, 0) }
}

import { access, readFile } from 'node:fs/promises'
import type { FastifyReply } from 'fastify'

/** Names with a hash of their content: what stands under one of them never changes. */
const hashed = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

/** Cache-Control of a file of the browser parts: kept for ever where its name changes with its content, else asked again. */
export const cachingOf = (path: string): string =>
  hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache'

export const isThere = async (path: string): Promise<boolean> => {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

/** Null when there is no such file. */
export const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
}

/** For whoever runs the server from a checkout and has not built the browser parts yet. */
export const sayNotBuilt = (reply: FastifyReply, part: string): FastifyReply =>
  reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(`The ${part} is not built. Run "npm run build" in the checkout, then load this page again.\n`)

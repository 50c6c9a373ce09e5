import { access, readFile } from 'node:fs/promises'
import '@fastify/static'
import type { FastifyReply } from 'fastify'

/** Both builds put files here whose names carry a hash of their content: what stands under one of them never changes. */
const hashed = /^assets\//

/** Names as builds make them. Nothing else reaches the file system: no dot files, no way up, no encoded separators. */
const plainPath = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

/** Cache-Control of a file of the browser parts: kept for ever where its name changes with its content, else asked again. */
const cachingOf = (path: string): string =>
  hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache'

/** Sends one of the built files, or whatever this part of the server says where there is none. */
export const sendBuilt = (reply: FastifyReply, root: string, path: string): FastifyReply => {
  if (!plainPath.test(path)) {
    reply.callNotFound()
    return reply
  }
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', cachingOf(path))
  return reply.sendFile(path, root, { dotfiles: 'ignore', index: false, cacheControl: false })
}

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

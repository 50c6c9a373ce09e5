import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { readIfThere, sayNotBuilt, sendBuilt } from './built-files.ts'
import { consolePolicy } from './content-policy.ts'
import type { HttpServerOptions } from './options.ts'
import { recordingPermissions } from './security-headers.ts'

/** The console: its files, and its one page for every other address below `/console/`. */
export const addConsoleRoutes = (
  app: FastifyInstance,
  { config, assets }: Pick<HttpServerOptions, 'config' | 'assets'>,
): void => {
  const policy = consolePolicy(config)
  const schema = { hide: true }

  app.get('/', { schema }, async (_request, reply) => reply.redirect('/console/', 302))
  app.get('/console', { schema }, async (_request, reply) => reply.redirect('/console/', 302))

  app.get<{ Params: { '*': string } }>('/console/*', { schema }, async (request, reply) => {
    const path = request.params['*']
    reply.headers({ 'content-security-policy': policy, 'permissions-policy': recordingPermissions })
    // A name with an ending is a file; when it is gone it is not found, rather than a place in the app.
    if (path !== 'index.html' && path.slice(path.lastIndexOf('/') + 1).includes('.'))
      return sendBuilt(reply, assets.console, path)
    const page = await readIfThere(join(assets.console, 'index.html'))
    if (page === null) return sayNotBuilt(reply, 'console')
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}

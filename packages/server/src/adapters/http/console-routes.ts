import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../../app/fault.ts'
import { readIfThere, sayNotBuilt, sendBuilt } from './built-files.ts'
import { consolePolicy } from './content-policy.ts'
import type { HttpServerOptions } from './options.ts'
import { refuse } from './refusals.ts'

/** The console: its files, and its one page for every other address below `/console/`. */
export const addConsoleRoutes = (
  app: FastifyInstance,
  { config, assets }: Pick<HttpServerOptions, 'config' | 'assets'>,
): void => {
  const policy = consolePolicy(config.publicUrl)
  const schema = { hide: true }

  app.get('/', { schema }, async (_request, reply) => reply.redirect('/console/', 302))
  app.get('/console', { schema }, async (_request, reply) => reply.redirect('/console/', 302))

  app.register(
    async (scope) => {
      scope.get<{ Params: { '*': string } }>('/*', { schema }, async (request, reply) => {
        const path = request.params['*']
        if (path === '' || path === 'index.html') return reply.callNotFound()
        reply.header('content-security-policy', policy)
        return sendBuilt(reply, assets.console, path)
      })

      scope.setNotFoundHandler(async (request, reply) => {
        const lastPart = request.url.split('?')[0]?.split('/').at(-1) ?? ''
        const isRead = request.method === 'GET' || request.method === 'HEAD'
        // A name with an ending is a file that is gone, not a place in the app.
        if (!isRead || (lastPart.includes('.') && lastPart !== 'index.html'))
          return refuse(reply, new Fault('not_found', 'No such file here.'))
        const page = await readIfThere(join(assets.console, 'index.html'))
        if (page === null) return sayNotBuilt(reply, 'console')
        return reply
          .code(200)
          .headers({ 'cache-control': 'no-cache', 'content-security-policy': policy })
          .type('text/html; charset=utf-8')
          .send(page)
      })
    },
    { prefix: '/console' },
  )
}

import type { CommandName } from '@frontdesk/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asker, Proof } from './asking.ts'
import { documentOf, type HttpCommand, httpCommands, numericNames } from './command-schema.ts'
import { coerceNumbers, mergeParams } from './merge-params.ts'
import type { HttpServerOptions } from './options.ts'

/** The one command that other sites' pages ask: it looks at the page's address itself. */
const askedByShops: ReadonlySet<CommandName> = new Set<CommandName>(['visitor.boot'])

const proofOf = ({ name, shape }: HttpCommand): Proof => {
  if (askedByShops.has(name)) return 'none-from-anywhere'
  return shape.askers.includes('anyone') ? 'none' : 'any'
}

const paramsReader = (command: HttpCommand): ((request: FastifyRequest) => unknown) => {
  const numeric = numericNames(command)
  switch (command.door.method) {
    case 'GET':
      return (request) => mergeParams(coerceNumbers(request.params, numeric), coerceNumbers(request.query, numeric))
    case 'DELETE':
      return (request) => mergeParams(coerceNumbers(request.params, numeric), request.query)
    case 'POST':
    case 'PATCH':
    case 'PUT':
      return (request) => mergeParams(coerceNumbers(request.params, numeric), request.body)
  }
}

/** The door is opened to a page that stands on another site: it may read the answer, also a refusal. No cookies. */
const openToShops = (app: FastifyInstance, path: string): void => {
  const open = (request: FastifyRequest, reply: FastifyReply): void => {
    const { origin } = request.headers
    reply.header('vary', 'Origin').header('cross-origin-resource-policy', 'cross-origin')
    if (origin !== undefined) reply.header('access-control-allow-origin', origin)
  }
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === path) open(request, reply)
  })
  app.options(path, { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '7200',
      })
      .code(204)
      .send(),
  )
}

/**
 * One route for each command that has an HTTP door. A handler finds out who asks, puts the parameters together and hands
 * over to `execute`, which validates: the schemas here are for the document only (see `create-http-server.ts`).
 */
export const addCommandRoutes = (
  app: FastifyInstance,
  asker: Asker,
  { execute }: Pick<HttpServerOptions, 'execute'>,
): void => {
  for (const command of httpCommands) {
    const { name, door } = command
    const proof = proofOf(command)
    const readParams = paramsReader(command)
    if (askedByShops.has(name)) openToShops(app, door.path)
    app.route({
      method: door.method,
      url: door.path,
      exposeHeadRoute: false,
      ...(door.bodyBytes !== undefined && { bodyLimit: door.bodyBytes }),
      schema: documentOf(command),
      handler: async (request, reply) => {
        const asking = await asker.ask(request, reply, proof)
        return reply.send(await execute(name, readParams(request), asking))
      },
    })
  }
}

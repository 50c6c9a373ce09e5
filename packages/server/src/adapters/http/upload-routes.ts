import type { Readable } from 'node:stream'
import { Count, Exact, limits } from '@frontdesk/protocol'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../../app/fault.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import type { Asker } from './asking.ts'
import { plain, refusals } from './command-schema.ts'
import type { HttpServerOptions } from './options.ts'

const offsetForm = /^\d{1,12}$/
const idForm = /^[0-9a-f-]{36}$/

/** Parts of uploads: raw bytes that go to disk as they come, never through memory as a whole. */
export const addUploadRoutes = (
  app: FastifyInstance,
  asker: Asker,
  { receivePart }: Pick<HttpServerOptions, 'receivePart'>,
): void => {
  app.register(async (scope) => {
    const askers = new WeakMap<object, { principal: AgentPrincipal | VisitorPrincipal; ip: string }>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, bytes, done) => done(null, bytes))
    // Before the body: nobody unknown may make the server take bytes [SEC-B5].
    scope.addHook('onRequest', async (request, reply) => {
      const { principal, ip } = await asker.ask(request, reply, 'any')
      if (principal.kind === 'nobody') throw new Fault('auth.required', 'Sign in first.')
      if (principal.kind === 'agent' && principal.passwordChangeDue)
        throw new Fault('password.change_due', 'Change your password first.')
      askers.set(request, { principal, ip })
    })
    scope.put<{ Params: { fileId: string }; Querystring: { offset?: string }; Body: Readable }>(
      '/api/v1/files/:fileId/content',
      {
        schema: {
          operationId: 'file.part',
          summary: 'file.part',
          description: 'For: visitor, agent, administrator. The body is the next part of the file, as raw bytes.',
          tags: ['file'],
          security: [{ session: [] }, { visitor: [] }],
          consumes: ['application/octet-stream'],
          params: { type: 'object', properties: { fileId: { type: 'string' } }, required: ['fileId'] },
          querystring: { type: 'object', properties: { offset: { type: 'integer' } }, required: ['offset'] },
          body: { type: 'string', format: 'binary' },
          response: { 200: { description: 'Done.', ...plain(Exact({ receivedBytes: Count })) }, ...refusals },
        },
      },
      async (request, reply) => {
        const by = askers.get(request)
        if (by === undefined) throw new Fault('auth.required', 'Sign in first.')
        const { fileId } = request.params
        const { offset = '' } = request.query
        if (!idForm.test(fileId) || !offsetForm.test(offset)) throw new Fault('request.invalid', 'Say file and offset.')
        if (Number(request.headers['content-length'] ?? 0) > limits.filePartBytes)
          throw new Fault('request.too_large', `A part has ${limits.filePartBytes} bytes at most.`)
        const part = { fileId, offset: Number(offset), bytes: request.body, ip: by.ip }
        return reply.send(await receivePart(by.principal, part))
      },
    )
  })
}

import { limits, Me } from '@frontdesk/protocol'
import type { FastifyInstance } from 'fastify'
import { Fault, notFound } from '../../app/fault.ts'
import type { AgentPrincipal } from '../../app/principal.ts'
import type { Asker } from './asking.ts'
import { plain, refusals } from './command-schema.ts'
import { userFilePolicy, wouldRun } from './content-policy.ts'
import type { HttpServerOptions } from './options.ts'

const oneYear = 365 * 24 * 60 * 60

/**
 * The agents' pictures: uploaded as raw bytes, served as what the server has made of them, to everybody who knows the
 * random key (visitors see them, on pages of other sites too).
 */
export const addPictureRoutes = (
  app: FastifyInstance,
  asker: Asker,
  { setPicture, findPicture }: Pick<HttpServerOptions, 'setPicture' | 'findPicture'>,
): void => {
  app.get<{ Params: { key: string } }>('/api/v1/pictures/:key', { schema: { hide: true } }, async (request, reply) => {
    const { key } = request.params
    const destination = request.headers['sec-fetch-dest']
    if (!/^[A-Za-z0-9_-]{16,128}$/.test(key)) throw notFound()
    if (destination === 'document' || wouldRun(destination)) throw notFound()
    reply.headers({
      'cache-control': `public, max-age=${oneYear}, immutable`,
      'content-security-policy': userFilePolicy,
      'cross-origin-resource-policy': 'cross-origin',
      // What a key stands for never changes, so the key is the tag.
      etag: `"${key}"`,
    })
    reply.removeHeader('vary')
    const bytes = await findPicture(key)
    if (bytes === null) throw notFound()
    if (request.headers['if-none-match'] === `"${key}"`) return reply.code(304).send()
    return reply.type('image/webp').send(Buffer.from(bytes))
  })

  app.register(async (scope) => {
    const principals = new WeakMap<object, AgentPrincipal>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'application/octet-stream'],
      { parseAs: 'buffer', bodyLimit: limits.pictureBytes },
      (_request, bytes, done) => done(null, bytes),
    )
    // Before the body: nobody unknown may make the server hold megabytes [SEC-B5].
    scope.addHook('onRequest', async (request, reply) => {
      const { principal } = await asker.ask(request, reply, 'any')
      if (principal.kind === 'nobody') throw new Fault('auth.required', 'Sign in first.')
      if (principal.kind === 'visitor') throw new Fault('right.missing', 'A visitor has no picture.')
      if (principal.passwordChangeDue) throw new Fault('password.change_due', 'Change your password first.')
      principals.set(request, principal)
    })
    scope.put(
      '/api/v1/me/picture',
      {
        bodyLimit: limits.pictureBytes,
        schema: {
          operationId: 'picture.set',
          summary: 'picture.set',
          description: 'For: agent, administrator. The body is the picture itself: PNG, JPEG, WebP, GIF or AVIF.',
          tags: ['picture'],
          security: [{ session: [] }],
          consumes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'],
          body: { type: 'string', format: 'binary' },
          response: { 200: { description: 'Done.', ...plain(Me) }, ...refusals },
        },
      },
      async (request, reply) => {
        const principal = principals.get(request)
        if (principal === undefined) throw new Fault('auth.required', 'Sign in first.')
        if (!(request.body instanceof Uint8Array)) throw new Fault('picture.invalid', 'Send the picture as the body.')
        return reply.send(await setPicture(principal, request.body))
      },
    )
  })
}

import { join } from 'node:path'
import { Type } from '@frontdesk/protocol'
import type { FastifyInstance } from 'fastify'
import { Value } from 'typebox/value'
import { readIfThere, sayNotBuilt } from './built-files.ts'
import { framePolicy } from './content-policy.ts'
import { framePage } from './frame-page.ts'
import type { HttpServerOptions } from './options.ts'

const Build = Type.Object({
  pages: Type.Object({ verify: Type.Object({ script: Type.String(), styles: Type.Array(Type.String()) }) }),
})

/** The page behind the link that verifies a visitor's address. The token stands behind `#` and does not come here. */
export const addVerifyRoutes = (
  app: FastifyInstance,
  { config, assets }: Pick<HttpServerOptions, 'config' | 'assets'>,
): void => {
  app.get('/verify', { schema: { hide: true } }, async (_request, reply) => {
    const written = await readIfThere(join(assets.widget, 'frame.json'))
    if (written === null) return sayNotBuilt(reply, 'widget')
    const { verify } = Value.Parse(Build, JSON.parse(written)).pages
    return reply
      .headers({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': framePolicy(config, []),
      })
      .type('text/html; charset=utf-8')
      .send(framePage(verify))
  })
}

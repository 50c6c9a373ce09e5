import { join } from 'node:path'
import { Type } from '@frontdesk/protocol'
import type { FastifyInstance } from 'fastify'
import { Value } from 'typebox/value'
import { isThere, readIfThere, sayNotBuilt, sendBuilt } from './built-files.ts'
import { framePolicy, previewPolicy } from './content-policy.ts'
import { framePage } from './frame-page.ts'
import type { HttpServerOptions } from './options.ts'
import { recordingPermissions } from './security-headers.ts'

const parts = {
  script: Type.String(),
  styles: Type.Array(Type.String()),
  preload: Type.Optional(Type.Array(Type.String())),
}
const Build = Type.Object({
  ...parts,
  pages: Type.Optional(Type.Object({ preview: Type.Object(parts), chat: Type.Object(parts) })),
})

/** The script that shops put on their pages; its name never changes. */
const loader = 'widget.js'

const isKey = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text)

/** The widget: its loader and files for pages of any site, and its frame for the pages that the site allows. */
export const addWidgetRoutes = (
  app: FastifyInstance,
  { config, assets, findSite, sightings }: Pick<HttpServerOptions, 'config' | 'assets' | 'findSite' | 'sightings'>,
): void => {
  const schema = { hide: true }
  const readBuild = async () => {
    const written = await readIfThere(join(assets.widget, 'frame.json'))
    return written === null ? null : Value.Parse(Build, JSON.parse(written))
  }

  app.get('/widget.js', { schema }, async (request, reply) => {
    sightings.script(request.headers.referer ?? request.headers.origin)
    if (!(await isThere(join(assets.widget, loader)))) return sayNotBuilt(reply, 'widget')
    reply.headers({
      // Every page view of every shop asks for it: minutes, so that an update arrives soon without an answer each time.
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
    return sendBuilt(reply, assets.widget, loader)
  })

  app.get<{ Params: { '*': string } }>('/widget/assets/*', { schema }, async (request, reply) => {
    reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' })
    return sendBuilt(reply, assets.widget, `assets/${request.params['*']}`)
  })

  app.get<{ Params: { siteKey: string } }>('/widget/frame/:siteKey', { schema }, async (request, reply) => {
    const { siteKey } = request.params
    const site = isKey(siteKey) ? await findSite(siteKey) : null
    if (site === null) {
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-store')
        .send('There is no site with this key.\n')
    }
    sightings.frame(site, request.headers.referer)
    const build = await readBuild()
    if (build === null) return sayNotBuilt(reply, 'widget')
    // The policy says who may hold the frame; this older header can not name several pages.
    reply.removeHeader('x-frame-options')
    return reply
      .headers({
        'cache-control': 'no-store',
        'content-security-policy': framePolicy(config, site.allowedOrigins),
        'permissions-policy': recordingPermissions,
        'cross-origin-resource-policy': 'cross-origin',
      })
      .type('text/html; charset=utf-8')
      .send(framePage(build))
  })

  /** How a panel looks while its settings are being changed; the console posts it what to show. */
  app.get('/widget/preview', { schema }, async (_request, reply) => {
    const page = (await readBuild())?.pages?.preview
    if (page === undefined) return sayNotBuilt(reply, 'widget')
    reply.removeHeader('x-frame-options')
    return reply
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': previewPolicy })
      .type('text/html; charset=utf-8')
      .send(framePage(page))
  })

  /** The chat as a page of its own, for apps, WebViews and links. The page itself says when there is nothing to show. */
  app.get<{ Params: { siteKey: string } }>('/chat/:siteKey', { schema }, async (request, reply) => {
    const build = await readBuild()
    if (build?.pages === undefined) return sayNotBuilt(reply, 'widget')
    const { siteKey } = request.params
    const site = isKey(siteKey) ? await findSite(siteKey) : null
    return reply
      .code(site === null ? 404 : 200)
      .headers({
        'cache-control': 'no-store',
        'content-security-policy': framePolicy(config, []),
        'permissions-policy': recordingPermissions,
      })
      .type('text/html; charset=utf-8')
      .send(framePage(build.pages.chat, build))
  })
}

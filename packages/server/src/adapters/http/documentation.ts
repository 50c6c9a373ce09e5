import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { docsPolicy } from './content-policy.ts'
import { sessionCookie } from './session-cookie.ts'

const description = `Everything that visitors' and agents' programs can do over HTTP. What is live comes over the WebSocket at
\`/api/v1/socket\`; \`docs/PROTOCOL.md\` in the checkout tells how. Requests that change something and carry the session
cookie must come from the product's own address (\`Origin\`).`

/** Must be registered before the routes that it shows. */
export const collectDocumentation = (app: FastifyInstance, publicUrl: string): void => {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Frontdesk', version: '1', description },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie(publicUrl).name,
            description: 'A signed-in agent; sign-in sets it.',
          },
          visitor: {
            type: 'http',
            scheme: 'bearer',
            description: 'A visitor’s token, as the widget’s session gave it.',
          },
        },
      },
    },
  })
}

/** The document at `/api/v1/openapi.json`, and a page at `/api/docs` that shows it with files of this server only. */
export const showDocumentation = (app: FastifyInstance): void => {
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.send(app.swagger()))
  app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: docsPolicy,
    theme: { title: 'Frontdesk API' },
    // Without the bar that loads other documents from wherever somebody says.
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', deepLinking: true },
  })
}

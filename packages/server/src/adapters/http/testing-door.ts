import { type CommandName, commands } from '@frontdesk/protocol'
import { agentPrincipal, nobody, type Principal } from '../../app/principal.ts'
import type { Asking } from '../../commands/asking.ts'
import type { Execute } from '../../commands/execute.ts'
import { createPromMetrics } from '../metrics/prom-metrics.ts'
import { createHttpServer } from './http-server.ts'
import type { HttpServer, HttpServerOptions } from './options.ts'

export const agent = agentPrincipal(
  { accountId: 'acc', id: 'li', role: 'agent', ownRole: null, passwordChangeDue: false },
  's1',
)
export const visitor: Principal = { kind: 'visitor', accountId: 'acc', siteId: 'site', contactId: 'c1', passId: 'p1' }

export const agentSecret = 'A'.repeat(43)
export const visitorToken = 'V'.repeat(43)

export type Asked = { name: CommandName; params: unknown; asking: Asking }

export type Door = {
  http: HttpServer
  asked: Asked[]
  /** What the next commands are answered with. */
  answer: { with: (asked: Asked) => unknown }
  log: { level: string; fields: { readonly [key: string]: unknown }; message: string }[]
  inject: HttpServer['inject']
  close(): Promise<void>
}

/** Where files are read, as far as pages must know. */
export const content = { port: 0, url: 'http://localhost:8462' }

/** The door before use cases that only write down what they were asked. */
export const openDoor = (change: Partial<HttpServerOptions> = {}): Door => {
  const asked: Asked[] = []
  const log: Door['log'] = []
  const answer: Door['answer'] = { with: () => ({}) }
  const metrics = createPromMetrics()
  const execute = (async (name: CommandName, params: unknown, asking: Asking) => {
    if (!Object.hasOwn(commands, name)) throw new Error(`no command ${name}`)
    const one = { name, params, asking }
    asked.push(one)
    return answer.with(one)
  }) as Execute
  const logging =
    (level: string) =>
    (fields: { readonly [key: string]: unknown }, message: string): void => {
      log.push({ level, fields, message })
    }
  const http = createHttpServer({
    config: { host: '127.0.0.1', port: 0, publicUrl: 'http://localhost:8460', content, trustedProxies: [] },
    execute,
    authenticate: {
      bySessionSecret: async (secret) => (secret === agentSecret ? agent : nobody),
      byVisitorToken: async (token) => (token === visitorToken ? visitor : nobody),
    },
    setPicture: async () => {
      throw new Error('not asked for')
    },
    findPicture: async () => null,
    receivePart: async () => {
      throw new Error('not asked for')
    },
    findSite: async () => null,
    sightings: { script: () => undefined, frame: () => undefined },
    checkReady: async () => undefined,
    metrics,
    log: { debug: logging('debug'), info: logging('info'), warn: logging('warn'), error: logging('error') },
    assets: { console: '/nowhere/console', widget: '/nowhere/widget' },
    ...change,
  })
  return {
    http,
    asked,
    answer,
    log,
    inject: http.inject,
    close: async () => {
      await http.close()
      metrics.close()
    },
  }
}

/** Headers of an agent's browser on the product's own page. */
export const asAgent = {
  cookie: `frontdesk_session=${agentSecret}`,
  origin: 'http://localhost:8460',
  'sec-fetch-site': 'same-origin',
} as const

export const asVisitor = { authorization: `Bearer ${visitorToken}` } as const

import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, Name, Type } from '../schema.ts'
import { Done, define, Some, staff } from './shape.ts'

const inSite = { siteId: Id }
/** Scheme, host and port as browsers send them; a leading `*.` in the host stands for every subdomain. */
const Origins = Type.Array(Type.String({ maxLength: 300 }), { maxItems: limits.siteOrigins })

/** The company's sites. */
export const siteCommands = {
  'site.list': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites' },
    params: Exact({}),
    result: Exact({ sites: Type.Array(R.Site) }),
  }),
  'site.create': define({
    askers: staff,
    right: 'sites.manage',
    audit: { of: 'site', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/sites' },
    params: Exact({ name: Name, allowedOrigins: Origins }),
    result: R.Site,
  }),
  'site.update': define({
    askers: staff,
    right: 'sites.manage',
    audit: { of: 'site', id: 'params.siteId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/sites/:siteId' },
    params: Exact({
      ...inSite,
      change: Some({ name: Name, enabled: Type.Boolean(), allowedOrigins: Origins, ...R.siteSettings }),
    }),
    result: R.Site,
  }),
  /** Asked again every two seconds by a console that shows it. */
  'site.installation': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites/:siteId/installation' },
    params: Exact(inSite),
    result: Exact({ installation: R.Installation }),
  }),
  'identity-key.list': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/sites/:siteId/identity-keys' },
    params: Exact(inSite),
    result: Exact({ keys: Type.Array(R.IdentityKey) }),
  }),
  /** The secret is told here and never again. */
  'identity-key.create': define({
    askers: staff,
    right: 'sites.manage',
    audit: { of: 'identity-key', id: 'result.key.id', keep: ['params.siteId'] },
    socket: false,
    http: { method: 'POST', path: '/api/v1/sites/:siteId/identity-keys' },
    params: Exact(inSite),
    result: Exact({ key: R.IdentityKey, secret: Type.String() }),
  }),
  'identity-key.remove': define({
    askers: staff,
    right: 'sites.manage',
    audit: { of: 'identity-key', id: 'params.keyId', keep: ['params.siteId'] },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/sites/:siteId/identity-keys/:keyId' },
    params: Exact({ ...inSite, keyId: Id }),
    result: Done,
  }),
  'retention.list': define({
    askers: staff,
    right: 'sites.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/retention-runs' },
    params: Exact({}),
    result: Exact({ runs: Type.Array(R.RetentionRun) }),
  }),
  /** Carries the rules of one site out now. They run by themselves once a day. */
  'retention.run': define({
    askers: staff,
    right: 'sites.manage',
    audit: {
      of: 'site',
      id: 'params.siteId',
      keep: ['result.conversations', 'result.entries', 'result.visits', 'result.contacts'],
    },
    socket: false,
    http: { method: 'POST', path: '/api/v1/sites/:siteId/retention-runs' },
    params: Exact(inSite),
    result: R.RetentionRun,
  }),
} as const

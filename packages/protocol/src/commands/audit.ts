import * as R from '../resources.ts'
import { Exact, Id, Nullable, TimeMs, Type } from '../schema.ts'
import { define, staff } from './shape.ts'

const filter = {
  /** Who did it, or whose sign-in it was. */
  agentId: Type.Optional(Id),
  subject: Type.Optional(R.AuditSubject),
  command: Type.Optional(Type.String({ pattern: '^[a-z-]+\\.[a-z-]+$', maxLength: 60 })),
  outcome: Type.Optional(R.AuditOutcome),
  fromMs: Type.Optional(TimeMs),
  /** Up to, not with. */
  untilMs: Type.Optional(TimeMs),
  /** Any part of the actor's or the subject's name, or of the address. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
}

/** What was done by way of administration and security. Nothing alters it. */
export const auditCommands = {
  /** Newest first. `before` is the `next` of the page before. */
  'audit.list': define({
    askers: staff,
    right: 'audit.read',
    socket: false,
    http: { method: 'GET', path: '/api/v1/audit-events' },
    params: Exact({ ...filter, before: Type.Optional(Type.String({ pattern: '^[0-9]{1,16}\\.[0-9a-f-]{36}$' })) }),
    result: Exact({ events: Type.Array(R.AuditEvent), next: Nullable(Type.String()) }),
  }),
  /** The newest `limits.exportRows` that the filter lets through. */
  'audit.export': define({
    askers: staff,
    right: 'audit.read',
    audit: { of: 'audit', keep: ['result.events'] },
    socket: false,
    http: { method: 'POST', path: '/api/v1/audit-exports' },
    params: Exact({ ...filter, columns: Type.Optional(Type.Array(R.AuditColumn, { minItems: 1, uniqueItems: true })) }),
    result: Exact({ csv: Type.String(), events: Type.Integer({ minimum: 0 }) }),
  }),
} as const

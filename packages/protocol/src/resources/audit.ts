import { Exact, Id, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'

/** Kinds of what an act concerns. */
export const AuditSubject = OneOf(
  'account',
  'agent',
  'audit',
  'block',
  'canned-response',
  'company',
  'contact',
  'handling-rule',
  'hours',
  'identity-key',
  'interpretation',
  'invitations',
  'mail',
  'revisits',
  'role',
  'session',
  'site',
  'tag',
  'team',
  'trigger',
)
export type AuditSubject = Static<typeof AuditSubject>

/** 'unknown': it failed by a fault of ours, or the server went away with it, so that it may have been done. */
export const AuditOutcome = OneOf('done', 'refused', 'unknown')
export type AuditOutcome = Static<typeof AuditOutcome>

/** The changed fields, by name. Of lists of words what went (before) and what came (after). */
const Fields = Type.Record(Type.String(), Type.Unknown())

export const AuditEvent = Exact({
  id: Id,
  atMs: TimeMs,
  /** Names as they were then. 'nobody' had not signed in; the label is the login that was tried. */
  actor: Exact({ kind: OneOf('agent', 'nobody', 'system'), id: Nullable(Id), label: Type.String() }),
  ip: Nullable(Type.String()),
  command: Type.String(),
  /** A contact's label is read when the event is, and null where the contact is gone or out of sight. */
  subject: Exact({ kind: AuditSubject, id: Nullable(Id), label: Nullable(Type.String()) }),
  before: Fields,
  after: Fields,
  outcome: AuditOutcome,
  /** Of a refusal. */
  code: Nullable(Type.String()),
})
export type AuditEvent = Static<typeof AuditEvent>

/** Columns of an export, in the order in which they come. */
export const auditColumns = [
  'time',
  'actor',
  'actor id',
  'ip',
  'command',
  'kind',
  'subject',
  'subject id',
  'before',
  'after',
  'outcome',
  'code',
] as const
export const AuditColumn = OneOf(...auditColumns)
export type AuditColumn = Static<typeof AuditColumn>

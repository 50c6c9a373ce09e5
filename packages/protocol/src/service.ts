import { limits } from './limits.ts'
import { FileKind } from './resources/files.ts'
import { Count, Exact, Id, Name, Nullable, OneOf, type Static, TimeMs, Type } from './schema.ts'

/** How a new conversation finds its agent. */
export const AssignmentPolicy = OneOf('random', 'least-busy', 'longest-idle', 'round-robin', 'skill', 'manual')
export type AssignmentPolicy = Static<typeof AssignmentPolicy>

const within = (mostMs: number, leastMs = 0) => Type.Integer({ minimum: leastMs, maximum: mostMs })
const minuteMs = 60_000

/** What happens to a conversation that has waited too long: it goes to another team, or the visitor leaves words. */
export const Overflow = Exact({
  afterMs: within(limits.overflowAfterMs, 10_000),
  to: Type.Union([Exact({ kind: Type.Literal('team'), teamId: Id }), Exact({ kind: Type.Literal('words') })]),
})
export type Overflow = Static<typeof Overflow>

export const teamSettings = {
  name: Name,
  /** What is null is as the account has it. */
  policy: Nullable(AssignmentPolicy),
  /** Conversations that the team has at once, at most; null has no bound. */
  capacity: Nullable(Type.Integer({ minimum: 0, maximum: limits.teamCapacity })),
  acceptWithinMs: Nullable(within(limits.acceptWithinMs)),
  overflow: Nullable(Overflow),
  /** When it serves; null is always. */
  hoursId: Nullable(Id),
}

/** Agents who serve together. */
export const Team = Exact({ id: Id, ...teamSettings, memberIds: Type.Array(Id), createdAtMs: TimeMs })
export type Team = Static<typeof Team>

const Named = Exact({ id: Id, name: Type.String() })
/** What goes on without a team that is removed: its conversations are handed over, the rest serves as before there was one. */
export const TeamDeparture = Exact({
  conversations: Count,
  sites: Type.Array(Named),
  /** Teams whose conversations go over to it when they have waited too long. */
  teams: Type.Array(Named),
})
export type TeamDeparture = Static<typeof TeamDeparture>

/** A time of day in minutes after midnight; 1440 is midnight at the day's end. */
export const Span = Exact({
  fromMinute: Type.Integer({ minimum: 0, maximum: 1_439 }),
  untilMinute: Type.Integer({ minimum: 1, maximum: 1_440 }),
})
export type Span = Static<typeof Span>
const Spans = Type.Array(Span, { maxItems: limits.daySpans })

export const hoursSettings = {
  name: Name,
  /** IANA name, for example `Asia/Shanghai`. */
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  /** Spans of each day, Monday first; in order and apart. */
  week: Type.Array(Spans, { minItems: 7, maxItems: 7 }),
  /** Days that differ; no spans is closed. */
  holidays: Type.Array(
    Exact({
      date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      name: Type.String({ maxLength: limits.nameCharacters }),
      spans: Spans,
    }),
    { maxItems: limits.holidays },
  ),
}

/** When service is given, in the time of one place; and how it stands now. */
export const BusinessHours = Exact({
  id: Id,
  ...hoursSettings,
  open: Type.Boolean(),
  /** When that changes next; null where it does not within a year. */
  changesAtMs: Nullable(TimeMs),
})
export type BusinessHours = Static<typeof BusinessHours>

const Silence = Nullable(within(limits.idleMs, minuteMs))

/** How an account serves. Times in milliseconds, null is never. */
export const serviceSettings = {
  policy: AssignmentPolicy,
  /** Conversations that an agent has at once, where the agent has no number of its own. */
  capacity: Type.Integer({ minimum: 1, maximum: limits.agentCapacity }),
  /** An offer has to be accepted within this time; 0 gives without asking. */
  acceptWithinMs: within(limits.acceptWithinMs),
  /** A lost connection becomes an exit after this time. */
  graceMs: within(limits.graceMs),
  overflow: Nullable(Overflow),
  /** A visitor cut off during service has this long to come back to the same agent. */
  returnWithinMs: within(limits.returnWithinMs),
  /** How long a conversation waits for its own agent who is not available; null for ever. */
  ownAgentWaitMs: Nullable(within(limits.ownAgentWaitMs)),
  /** A conversation that was given away and that nobody takes comes back after this time. */
  giveBackAfterMs: within(limits.giveBackAfterMs, 10_000),
  /** After the agent's last word without an answer: reminded, the seat freed, closed; in this order. */
  idle: Exact({ remindAfterMs: Silence, releaseAfterMs: Silence, closeAfterMs: Silence }),
  /** What becomes of words to a visitor who is not there (mark A9). */
  toOffline: OneOf('refuse', 'keep', 'e-mail'),
  /** So long authors may change their message or take it back; 0 is never. */
  editWithinMs: within(limits.editWithinMs),
  /** Pages that messages to or from visitors lead to are asked, by the server, what they say of themselves. */
  linkCards: Type.Boolean(),
  /** Of one file that is sent; the kinds that are taken, none turns files off; and how many a visitor may send in an hour. */
  fileBytes: Type.Integer({ minimum: 1_024, maximum: limits.fileBytes }),
  fileKinds: Type.Array(FileKind, { uniqueItems: true }),
  filesPerHour: Type.Integer({ minimum: 1, maximum: limits.filesPerHour }),
  /** Reasons for a break that agents choose from. */
  breakReasons: Type.Array(Name, { maxItems: limits.breakReasons }),
}
export const ServiceSettings = Exact(serviceSettings)
export type ServiceSettings = Static<typeof ServiceSettings>

/** What the engine that gives conversations asks of an agent. */
export const abilities = {
  /** Conversations at once, at most; null is as the account has it. */
  capacity: Nullable(Type.Integer({ minimum: 0, maximum: limits.agentCapacity })),
  /** In the company's own words. */
  skills: Type.Array(Type.String({ minLength: 1, maxLength: limits.skillCharacters }), { maxItems: limits.skills }),
  /** BCP 47 tags. */
  languages: Type.Array(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 }), {
    maxItems: limits.languages,
  }),
}

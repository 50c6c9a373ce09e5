import { limits } from '../limits.ts'
import { Count, Exact, Id, Language, Name, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { abilities, ServiceSettings } from '../service.ts'

export const Role = OneOf('administrator', 'supervisor', 'agent')
export type Role = Static<typeof Role>

/** What a role may allow beyond what every agent may do. */
export const Right = OneOf(
  'conversations.all',
  'conversations.team',
  'visitors.handle',
  'supervise',
  'agents.manage',
  'teams.manage',
  'sites.manage',
  'tags.manage',
  'account.manage',
  'conversations.export',
  'contacts.export',
  'contacts.erase',
  'callbacks.export',
  'audit.read',
)
export type Right = Static<typeof Right>

/** A role that the company has made for itself. */
export const OwnRole = Exact({
  id: Id,
  name: Name,
  rights: Type.Array(Right, { uniqueItems: true }),
  /** Agents who have it. */
  agents: Count,
})
export type OwnRole = Static<typeof OwnRole>

/** How the account labels its agents, for visitors and colleagues alike (mark A6). */
export const AgentLabelMode = OneOf('name', 'login', 'number')
export type AgentLabelMode = Static<typeof AgentLabelMode>

export const AgentState = OneOf('available', 'busy', 'break', 'away', 'offline')
export type AgentState = Static<typeof AgentState>

export const Theme = OneOf('light', 'dark', 'auto')
export type Theme = Static<typeof Theme>

/** An agent as everybody may see it. `pictureUrl` is a path on the product's own address. */
export const AgentCard = Exact({ id: Id, label: Type.String(), pictureUrl: Nullable(Type.String()) })
export type AgentCard = Static<typeof AgentCard>

/** An agent as colleagues see it. */
export const Agent = Exact({
  id: Id,
  label: Type.String(),
  pictureUrl: Nullable(Type.String()),
  login: Type.String(),
  /** Where mail reaches the agent; null when not told. */
  email: Nullable(Type.String()),
  /** Where text messages reach the agent, in E.164; null when not told. */
  phone: Nullable(Type.String()),
  /** An invitation went by mail, and the agent has not chosen a password yet. */
  invited: Type.Boolean(),
  name: Name,
  number: Nullable(Type.String()),
  role: Role,
  /** The company's own role, which stands in the place of the built-in one. */
  ownRole: Nullable(Exact({ id: Id, name: Type.String() })),
  /** 'away': the connection is lost, and the agent may be back within the grace time. */
  state: AgentState,
  /** Of a break. */
  stateReason: Nullable(Type.String()),
  stateSinceMs: TimeMs,
  disabled: Type.Boolean(),
  createdAtMs: TimeMs,
  ...abilities,
})
export type Agent = Static<typeof Agent>

/** Milliseconds in each state on one day. */
export const StateDay = Exact({
  /** `YYYY-MM-DD`. */
  date: Type.String(),
  available: Count,
  busy: Count,
  break: Count,
  away: Count,
  offline: Count,
})
export type StateDay = Static<typeof StateDay>

/** The audit log keeps its rows for so many days. */
export const AuditDays = Type.Integer({ minimum: limits.auditDaysMinimum, maximum: limits.auditDays })

export const Account = Exact({
  id: Id,
  name: Type.String(),
  /** Tells the companies of one installation apart at sign-in. */
  slug: Type.String(),
  agentLabel: AgentLabelMode,
  /** Its administrators look after the whole installation: the first company. */
  isOwner: Type.Boolean(),
  auditDays: AuditDays,
  service: ServiceSettings,
})
export type Account = Static<typeof Account>

/** The signed-in agent's own record. */
export const Me = Exact({
  agent: Agent,
  language: Language,
  theme: Theme,
  account: Account,
  rights: Type.Array(Right),
  /** A password set by somebody else must be changed before anything else. */
  passwordChangeDue: Type.Boolean(),
})
export type Me = Static<typeof Me>

export const Session = Exact({
  id: Id,
  current: Type.Boolean(),
  createdAtMs: TimeMs,
  lastSeenAtMs: TimeMs,
  ip: Type.String(),
  browser: Type.String(),
  system: Type.String(),
})
export type Session = Static<typeof Session>

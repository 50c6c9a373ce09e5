import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Day, Email, Exact, Id, Language, Login, Name, Nullable, OneOf, TextNumber, Type } from '../schema.ts'
import * as S from '../service.ts'
import { Done, define, staff } from './shape.ts'

const Rights = Type.Array(R.Right, { uniqueItems: true })
/** The password is shown once; null when an invitation went by mail instead. */
const Issued = Exact({ agent: R.Agent, password: Nullable(Type.String()) })
const Reset = Exact({ agent: R.Agent, password: Type.String() })

/** Agents, their states and the roles of the company's own. */
export const agentCommands = {
  'agent.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/agents' },
    params: Exact({}),
    result: Exact({ agents: Type.Array(R.Agent) }),
  }),
  'agent.create': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'agent', id: 'result.agent.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents' },
    params: Exact({
      login: Login,
      name: Name,
      number: Type.Optional(Nullable(Name)),
      /** Where mail is set up, an agent with an address gets an invitation and chooses the password itself. */
      email: Type.Optional(Nullable(Email)),
      role: R.Role,
      /** The company's own role in the place of the built-in one, which is then `agent`. */
      roleId: Type.Optional(Id),
      language: Type.Optional(Language),
    }),
    result: Issued,
  }),
  'agent.update': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'agent', id: 'params.agentId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/agents/:agentId' },
    params: Exact({
      agentId: Id,
      name: Type.Optional(Name),
      number: Type.Optional(Nullable(Name)),
      email: Type.Optional(Nullable(Email)),
      phone: Type.Optional(Nullable(TextNumber)),
      role: Type.Optional(R.Role),
      capacity: Type.Optional(S.abilities.capacity),
      skills: Type.Optional(S.abilities.skills),
      languages: Type.Optional(S.abilities.languages),
      roleId: Type.Optional(Id),
    }),
    result: R.Agent,
  }),
  'agent.reset': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'agent', id: 'params.agentId' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/password' },
    params: Exact({ agentId: Id }),
    result: Reset,
  }),
  /** Sends an invitation that lets the agent choose a password. */
  'agent.invite': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'agent', id: 'params.agentId' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/invitation' },
    params: Exact({ agentId: Id }),
    result: Exact({ sentTo: Type.String() }),
  }),
  'agent.disable': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'agent', id: 'params.agentId' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/disable' },
    params: Exact({ agentId: Id }),
    result: R.Agent,
  }),
  'agent.enable': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'agent', id: 'params.agentId' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/enable' },
    params: Exact({ agentId: Id }),
    result: R.Agent,
  }),
  /** The state of the asking agent, on all its devices; 'offline' is exit: its conversations go to others. */
  'state.set': define({
    askers: staff,
    socket: true,
    http: { method: 'PUT', path: '/api/v1/me/state' },
    params: Exact({
      state: OneOf('available', 'busy', 'break', 'offline'),
      /** Of a break. */
      reason: Type.Optional(Nullable(Name)),
    }),
    result: R.Agent,
  }),
  /** How long an agent was in each state, day by day; another agent's is for supervisors. */
  'state.ledger': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/state-ledger' },
    params: Exact({
      /** Default: the asking agent. */
      agentId: Type.Optional(Id),
      /** First day and number of days, in the calendar of the time zone. */
      from: Day,
      days: Type.Integer({ minimum: 1, maximum: limits.ledgerDays }),
      /** IANA name. */
      timeZone: Type.String({ maxLength: 64 }),
    }),
    result: Exact({ days: Type.Array(R.StateDay) }),
  }),
  /** What would move, and where to, if the agent left service now; asked before exit and before disabling. */
  'agent.departure': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/agents/:agentId/departure' },
    params: Exact({ agentId: Id }),
    /** `to` is null for the head of the queue. The first 100. */
    result: Exact({
      moves: Type.Array(Exact({ conversationId: Id, contact: R.ContactCard, to: Nullable(R.AgentCard) })),
    }),
  }),

  'role.list': define({
    askers: staff,
    right: 'agents.manage',
    socket: false,
    http: { method: 'GET', path: '/api/v1/roles' },
    params: Exact({}),
    result: Exact({
      builtIn: Type.Array(Exact({ role: R.Role, rights: Rights })),
      roles: Type.Array(R.OwnRole),
    }),
  }),
  'role.create': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'role', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/roles' },
    params: Exact({ name: Name, rights: Rights }),
    result: R.OwnRole,
  }),
  /** Ends the sockets of those who have it, where its rights change: they come back with the new ones. */
  'role.update': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'role', id: 'params.roleId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/roles/:roleId' },
    params: Exact({ roleId: Id, name: Type.Optional(Name), rights: Type.Optional(Rights) }),
    result: R.OwnRole,
  }),
  'role.remove': define({
    askers: staff,
    right: 'agents.manage',
    audit: { of: 'role', id: 'params.roleId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/roles/:roleId' },
    params: Exact({ roleId: Id }),
    result: Done,
  }),
} as const

import type { LiveConnection, VisitorHere } from '../ports/live.ts'

export type { VisitorHere }

/** Who is connected to this node, by account. Kept in memory; it dies with the node. */
export interface Presence {
  /** True when this is the person's first connection. */
  arrive(connection: LiveConnection): boolean
  /** True when that was the person's last connection. */
  leave(connection: LiveConnection): boolean
  onlineAgents(accountId: string): string[]
  isAgentOnline(accountId: string, agentId: string): boolean
  agentConnections(accountId: string, agentId: string): Iterable<LiveConnection>
  allAgentConnections(accountId: string): Iterable<LiveConnection>
  visitor(accountId: string, contactId: string): VisitorHere | undefined
  visitorsHere(accountId: string): Iterable<VisitorHere>
  /** Connections of the agents of all accounts, for what the node does with its own. */
  agentConnectionsOfAll(): Iterable<LiveConnection>
  visitorConnections(accountId: string): Iterable<LiveConnection>
  /** Accounts of which anybody is here. */
  accountIds(): string[]
  counts(): { agents: number; visitors: number }
}

type AccountPresence = { agents: Map<string, Set<LiveConnection>>; visitors: Map<string, VisitorHere> }

export const createPresence = (): Presence => {
  const accounts = new Map<string, AccountPresence>()

  const of = (accountId: string): AccountPresence => {
    const known = accounts.get(accountId)
    if (known !== undefined) return known
    const fresh: AccountPresence = { agents: new Map(), visitors: new Map() }
    accounts.set(accountId, fresh)
    return fresh
  }

  const arrive = (connection: LiveConnection): boolean => {
    const { principal } = connection
    const { agents, visitors } = of(principal.accountId)
    if (principal.kind === 'agent') {
      const connections = agents.get(principal.agentId)
      connections?.add(connection)
      if (connections === undefined) agents.set(principal.agentId, new Set([connection]))
      return connections === undefined
    }
    const here = visitors.get(principal.contactId)
    here?.connections.add(connection)
    if (here === undefined)
      visitors.set(principal.contactId, {
        siteId: principal.siteId,
        connections: new Set([connection]),
        visit: null,
        trail: null,
        returning: null,
        conversationId: null,
        typing: null,
        sessionId: null,
      })
    return here === undefined
  }

  const leave = (connection: LiveConnection): boolean => {
    const { principal } = connection
    const { agents, visitors } = of(principal.accountId)
    const [people, id] = principal.kind === 'agent' ? [agents, principal.agentId] : [visitors, principal.contactId]
    const entry = people.get(id)
    const connections = entry instanceof Set ? entry : entry?.connections
    if (connections === undefined || !connections.delete(connection) || connections.size > 0) return false
    people.delete(id)
    return true
  }

  return {
    arrive,
    leave,
    // In order of their ids, so that every node shows the same faces first.
    onlineAgents: (accountId) => [...of(accountId).agents.keys()].sort(),
    isAgentOnline: (accountId, agentId) => of(accountId).agents.has(agentId),
    agentConnections: (accountId, agentId) => of(accountId).agents.get(agentId) ?? [],
    *allAgentConnections(accountId) {
      for (const connections of of(accountId).agents.values()) yield* connections
    },
    *agentConnectionsOfAll() {
      for (const { agents } of accounts.values()) for (const connections of agents.values()) yield* connections
    },
    visitor: (accountId, contactId) => of(accountId).visitors.get(contactId),
    visitorsHere: (accountId) => of(accountId).visitors.values(),
    *visitorConnections(accountId) {
      for (const here of of(accountId).visitors.values()) yield* here.connections
    },
    accountIds: () =>
      [...accounts].flatMap(([id, { agents, visitors }]) => (agents.size + visitors.size > 0 ? [id] : [])),
    counts: () => {
      let agents = 0
      let visitors = 0
      for (const account of accounts.values()) {
        agents += account.agents.size
        visitors += account.visitors.size
      }
      return { agents, visitors }
    },
  }
}

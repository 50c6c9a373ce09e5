import { grantOf, walkOn } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import type { Directory } from '../directory.ts'
import type { Lease } from '../ports/links.ts'
import type { Live, LiveConnection } from '../ports/live.ts'
import type { Store } from '../ports/store.ts'
import type { AgentPrincipal } from '../principal.ts'
import type { Presence } from './presence.ts'

/** How often a node asks who is elsewhere. */
export const lookEveryMs = 2_000
/** Leases for agents on this node's own sockets are renewed this often, well within their life. */
const renewEveryMs = 10_000
/** A reload takes somebody away and brings it back; it is not to be seen. */
export const comesBackWithinMs = 5_000

export interface StandIns {
  /** Somebody polls here: present at once, before the next look. */
  put(lease: Lease): Promise<void>
  /** One look at what other nodes have changed, and the renewal of this node's leases; call it every `lookEveryMs`. */
  tick(): Promise<void>
  /** Gives this node's leases back. */
  close(): Promise<void>
}

/**
 * Presence by lease: whoever polls, or is an agent on another node's socket, stands in this node's presence with a connection
 * that takes nothing. So availability, states and visits are the same on every node.
 */
export const createStandIns = (options: {
  node: string
  store: Pick<Store, 'account' | 'leases'>
  directory: Pick<Directory, 'catchUp' | 'of'>
  live: Pick<Live, 'join' | 'leave' | 'visitChanged' | 'agentsChanged' | 'tagsChanged' | 'endAgent'>
  presence: Presence
  now: () => number
  lifeMs: number
  /** An account's blocks may be others now; what they end on this node ends. */
  changed: (accountId: string) => Promise<void>
  onFault: (fault: unknown) => void
}): StandIns => {
  const { node, store, live, presence } = options
  const held = new Map<string, { connection: LiveConnection; putAtMs: number }>()
  const renewed = new Map<string, { agent: AgentPrincipal; atMs: number }>()
  let isClosed = false

  const keyOf = (accountId: string, leaseId: string): string => `${accountId} ${leaseId}`

  const put = async (lease: Lease): Promise<void> => {
    const { principal } = lease
    const key = keyOf(principal.accountId, lease.id)
    const known = held.get(key)
    if (known === undefined) {
      const connection: LiveConnection = {
        id: lease.id,
        principal,
        heldBy: 'lease',
        send: () => undefined,
        end: (code) => {
          if (code === closeCodes.blocked) drop(key)
        },
      }
      held.set(key, { connection, putAtMs: options.now() })
      await live.join(connection)
    } else known.putAtMs = options.now()
    if (principal.kind === 'visitor') settleVisit(principal.accountId, principal.contactId, lease)
  }

  /** The newest page of all that the visitor's tabs have told. */
  const settleVisit = (accountId: string, contactId: string, { visit, conversationId }: Lease): void => {
    const here = presence.visitor(accountId, contactId)
    if (here === undefined) return
    here.conversationId ??= conversationId
    if (visit === null || (here.visit !== null && here.visit.lastSeenAtMs >= visit.lastSeenAtMs)) return
    here.visit = visit
    here.trail = walkOn(here.trail, visit)
    live.visitChanged(accountId, contactId)
  }

  const drop = (key: string): void => {
    const known = held.get(key)
    if (known === undefined) return
    held.delete(key)
    live.leave(known.connection)
  }

  /** A lease outlives a block by a while; whom it stands for is here no more. */
  const isKeptOut = async ({ principal, visit }: Lease): Promise<boolean> => {
    if (principal.kind === 'agent') return false
    const { blocks } = await options.directory.of(principal.accountId)
    return blocks.find({ contactId: principal.contactId, ip: visit?.ip ?? null }, options.now()) !== null
  }

  const look = async (): Promise<void> => {
    const askedAtMs = options.now()
    const leases = await store.leases.others(node, askedAtMs)
    if (isClosed) return
    const living = new Set<string>()
    for (const lease of leases) {
      if (await isKeptOut(lease)) continue
      living.add(keyOf(lease.principal.accountId, lease.id))
      await put(lease)
    }
    // One that came while this was asked is not missing.
    for (const [key, { putAtMs }] of held) if (!living.has(key) && putAtMs < askedAtMs) drop(key)
  }

  /** Agents on sockets of this node, by one of their connections. */
  const ownAgents = (): Map<string, AgentPrincipal> => {
    const agents = new Map<string, AgentPrincipal>()
    for (const { principal, heldBy } of presence.agentConnectionsOfAll())
      if (heldBy === undefined && principal.kind === 'agent') agents.set(`${node} ${principal.sessionId}`, principal)
    return agents
  }

  const renew = async (): Promise<void> => {
    const nowMs = options.now()
    const own = ownAgents()
    for (const [id, agent] of own) {
      if (nowMs - (renewed.get(id)?.atMs ?? 0) < renewEveryMs) continue
      renewed.set(id, { agent, atMs: nowMs })
      const { accountId, agentId, sessionId } = agent
      const holds = await store.account(accountId).links.hold({ id, principal: agent, node }, nowMs + options.lifeMs)
      // Ended on another node, which has no way to close the sockets of this one.
      if (!holds) live.endAgent(accountId, agentId, [sessionId], closeCodes.revoked)
    }
    for (const [id, { agent }] of renewed) {
      if (own.has(id)) continue
      renewed.delete(id)
      await store.account(agent.accountId).links.release(id, nowMs + comesBackWithinMs)
    }
  }

  /** Other rights, given on another node: the sockets of this one come back with them. */
  const endChanged = async (accountId: string, agentIds: readonly string[]): Promise<void> => {
    const { agents } = await options.directory.of(accountId)
    for (const agentId of agentIds) {
      const agent = agents.get(agentId)
      for (const { principal } of [...presence.agentConnections(accountId, agentId)])
        if (principal.kind === 'agent' && agent !== undefined && principal.grant !== grantOf(agent))
          live.endAgent(accountId, agentId, [principal.sessionId], closeCodes.unauthenticated)
    }
  }

  const catchUp = async (): Promise<void> => {
    for (const { accountId, agentIds, tags } of await options.directory.catchUp()) {
      live.agentsChanged(accountId, agentIds)
      if (tags) live.tagsChanged(accountId)
      await endChanged(accountId, agentIds)
      await options.changed(accountId)
    }
  }

  let running: Promise<void> | null = null
  const tick = (): Promise<void> => {
    running ??= Promise.all([catchUp().then(look), renew()])
      .then(() => undefined, options.onFault)
      .finally(() => {
        running = null
      })
    return running
  }

  return {
    put,
    tick,
    close: async () => {
      isClosed = true
      await running
      await store.leases.releaseAll(node).catch(options.onFault)
    },
  }
}

import { type Account, type Agent, agentLabel } from '@frontdesk/domain'
import type { Store } from './ports/store.ts'

/** An account's agents at hand, so that names can be given without asking the store for each message. */
export type AccountDirectory = {
  account: Account
  agents: ReadonlyMap<string, Agent>
  /** An agent's label as the account chooses; empty for one that never existed. */
  labelOf(agentId: string): string
}

export interface Directory {
  of(accountId: string): Promise<AccountDirectory>
  /** Reads it anew after a change of the account or one of its agents; later readers wait for the new one. */
  refresh(accountId: string): Promise<AccountDirectory>
  /** Reads anew what another node has changed; gives the agents that are new or different, by account. */
  catchUp(): Promise<{ accountId: string; agentIds: string[] }[]>
}

export const createDirectory = (store: Pick<Store, 'account' | 'leases'>): Directory => {
  const known = new Map<string, Promise<AccountDirectory>>()

  const versions = new Map<string, string>()

  const load = async (accountId: string): Promise<AccountDirectory> => {
    const scope = store.account(accountId)
    // Before the rows, so that what changes in between is read once more.
    const version = (await store.leases.peopleVersions([accountId])).get(accountId)
    if (version !== undefined) versions.set(accountId, version)
    const [account, list] = await Promise.all([scope.read(), scope.agents.list()])
    if (account === null) throw new Error(`account ${accountId} is gone`)
    const agents = new Map(list.map((agent) => [agent.id, agent]))
    const labelOf = (agentId: string): string => {
      const agent = agents.get(agentId)
      return agent === undefined ? '' : agentLabel(agent, account.agentLabel)
    }
    return { account, agents, labelOf }
  }

  const refresh = (accountId: string): Promise<AccountDirectory> => {
    const loading = load(accountId)
    known.set(accountId, loading)
    loading.catch(() => {
      if (known.get(accountId) === loading) known.delete(accountId)
    })
    return loading
  }

  const catchUp = async (): Promise<{ accountId: string; agentIds: string[] }[]> => {
    const now = versions.size === 0 ? [] : await store.leases.peopleVersions([...versions.keys()])
    const changed: { accountId: string; agentIds: string[] }[] = []
    for (const [accountId, version] of now) {
      if (versions.get(accountId) === version) continue
      const before = await known.get(accountId)
      const { agents } = await refresh(accountId)
      const isOld = (agent: Agent): boolean => JSON.stringify(before?.agents.get(agent.id)) === JSON.stringify(agent)
      const agentIds = [...agents.values()].filter((agent) => !isOld(agent)).map(({ id }) => id)
      if (agentIds.length > 0) changed.push({ accountId, agentIds })
    }
    return changed
  }

  return { catchUp, of: (accountId) => known.get(accountId) ?? refresh(accountId), refresh }
}

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
}

export const createDirectory = (store: Pick<Store, 'account'>): Directory => {
  const known = new Map<string, Promise<AccountDirectory>>()

  const load = async (accountId: string): Promise<AccountDirectory> => {
    const scope = store.account(accountId)
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

  return { of: (accountId) => known.get(accountId) ?? refresh(accountId), refresh }
}

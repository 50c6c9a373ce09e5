import type { Agent } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentChange } from '../ports/store.ts'

/** Brings a change of an agent to the store, the directory and all who are connected. */
export const changeAgent = async (
  app: App,
  accountId: string,
  agentId: string,
  change: AgentChange,
): Promise<Agent> => {
  const { agents, mailTokens } = app.store.account(accountId)
  const before = change.email === undefined ? null : await agents.byId(agentId)
  const mayCostAdministrator = change.role !== undefined || change.disabledAtMs !== undefined
  const changed = mayCostAdministrator
    ? await agents.updateKeepingAdministrator(agentId, change)
    : await agents.update(agentId, change)
  if (changed === 'missing') throw notFound()
  if (changed === 'in_use') throw new Fault('login.in_use', 'Another agent has this number.')
  if (changed === 'last_administrator')
    throw new Fault('administrator.last', 'The account would be left without an administrator.')
  // A link that is still on its way leads nowhere once the password, the address or the right to come in has changed.
  const hasNewAddress = before !== null && before.email !== changed.email
  if (change.passwordHash !== undefined || change.disabledAtMs || hasNewAddress) await mailTokens.removeOfAgent(agentId)
  await app.directory.refresh(accountId)
  app.live.agentsChanged(accountId, [agentId])
  app.engine.look(accountId)
  return changed
}

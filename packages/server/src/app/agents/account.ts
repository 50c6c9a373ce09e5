import type { Account, AgentLabelMode } from '@frontdesk/domain'
import type { App } from '../app.ts'

/** Changes the account's name or how its agents are labelled; all labels shown change at once. */
export const updateAccount = async (
  app: App,
  accountId: string,
  change: { name?: string; agentLabel?: AgentLabelMode; auditDays?: number },
): Promise<Account> => {
  const account = await app.store.account(accountId).update(change)
  const { agents } = await app.directory.refresh(accountId)
  app.live.agentsChanged(accountId, [...agents.keys()])
  app.engine.look(accountId)
  return account
}

import { resetPassword } from '../agents/password.ts'
import type { App } from '../app.ts'

/** For an operator at the machine: a new password for a login, which is enabled again. Null when no account has it. */
export const resetByOperator = async (
  app: App,
  login: string,
): Promise<{ account: string; password: string } | null> => {
  for (const account of await app.store.accounts.list()) {
    const agents = app.store.account(account.id).agents
    const agent = await agents.byLogin(login)
    if (agent === null) continue
    const { password } = await resetPassword(app, account.id, agent.id)
    await agents.update(agent.id, { disabledAtMs: null })
    return { account: account.name, password }
  }
  return null
}

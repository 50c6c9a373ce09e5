import { resetPassword } from '../agents/password.ts'
import type { App } from '../app.ts'
import { recordOfSystem } from '../audit/record.ts'
import { loginLabel } from '../audit/subjects.ts'

export type ResetByOperator =
  | { outcome: 'done'; company: string; password: string }
  | { outcome: 'missing' }
  /** Agents of these companies (short names) have the login. */
  | { outcome: 'several'; companies: string[] }

/**
 * For an operator at the machine: a new password for a login, which is enabled again.
 * @param slug the company's short name; null where only one has the login
 */
export const resetByOperator = async (app: App, login: string, slug: string | null): Promise<ResetByOperator> => {
  const accounts = (await app.store.accounts.list()).filter((account) => slug === null || account.slug === slug)
  const found = await Promise.all(
    accounts.map(async (account) => ({ account, agent: await app.store.account(account.id).agents.byLogin(login) })),
  )
  const [first, ...others] = found.flatMap(({ account, agent }) => (agent === null ? [] : [{ account, agent }]))
  if (first === undefined) return { outcome: 'missing' }
  if (others.length > 0) return { outcome: 'several', companies: [first, ...others].map(({ account }) => account.slug) }
  const { account, agent } = first
  const { password } = await resetPassword(app, account.id, agent.id)
  await app.store.account(account.id).agents.update(agent.id, { disabledAtMs: null })
  const subject = { kind: 'agent', id: agent.id, label: loginLabel(agent) } as const
  await recordOfSystem(app, account.id, { command: 'agent.reset', subject })
  return { outcome: 'done', company: account.name, password }
}

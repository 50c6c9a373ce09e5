import type { Agent, Language, Role } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { makePassword } from './password.ts'

export type NewAgent = {
  login: string
  email?: string | null
  name: string
  number: string | null
  role: Role
  language: Language
  passwordChangeDue: boolean
}

/** Issues an account to an agent (mark A6) with a password made here. */
export const createAgent = async (
  app: App,
  accountId: string,
  draft: NewAgent,
): Promise<{ agent: Agent; password: string }> => {
  const password = makePassword(app.ids.secret())
  const agent: Agent = {
    ...draft,
    email: draft.email ?? null,
    invitedAtMs: null,
    accountId,
    id: app.ids.next(),
    theme: 'auto',
    passwordHash: await app.hasher.hash(password),
    pictureKey: null,
    disabledAtMs: null,
    createdAtMs: app.clock.now(),
  }
  const created = await app.store.account(accountId).agents.create(agent)
  if (!created) throw new Fault('login.in_use', 'Another agent has this login or number.')
  await app.directory.refresh(accountId)
  app.live.agentsChanged(accountId, [agent.id])
  return { agent, password }
}

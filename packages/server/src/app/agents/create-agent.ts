import type { Agent, Language, OwnRole, Role } from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { needMail } from '../mail/mail.ts'
import { makePassword } from './password.ts'

export type NewAgent = {
  login: string
  email?: string | null
  name: string
  number: string | null
  role: Role
  ownRole?: OwnRole | null
  language: Language
  passwordChangeDue: boolean
  /** Default: one that is made here. */
  password?: string
}

/** Issues an account to an agent (mark A6) with a password. */
export const createAgent = async (
  app: App,
  accountId: string,
  { password = makePassword(app.ids.secret()), ...draft }: NewAgent,
): Promise<{ agent: Agent; password: string }> => {
  const agent = await addAgent(app, accountId, { ...draft, email: draft.email ?? null, invitedAtMs: null }, password)
  return { agent, password }
}

/**
 * Issues an account whose agent chooses the password by a link that goes out by mail.
 * @throws Fault mail.off, login.in_use, rate.limited
 */
export const inviteNewAgent = async (
  app: App,
  accountId: string,
  draft: Omit<NewAgent, 'password' | 'passwordChangeDue'> & { email: string },
  letter: 'invitation' | 'registration' = 'invitation',
): Promise<Agent> => {
  const { jobs } = needMail(app)
  await allow(app, 'invitation-by-account', accountId)
  const state = { passwordChangeDue: false, invitedAtMs: app.clock.now() }
  // Until one is chosen nobody knows the password, and a guess takes as long as for any other.
  const agent = await addAgent(app, accountId, { ...draft, ...state }, app.ids.secret())
  await jobs.add({ kind: letter, accountId, agentId: agent.id })
  return agent
}

const addAgent = async (
  app: App,
  accountId: string,
  draft: Omit<NewAgent, 'password'> & { email: string | null; invitedAtMs: number | null },
  password: string,
): Promise<Agent> => {
  const agent: Agent = {
    ...draft,
    ownRole: draft.ownRole ?? null,
    accountId,
    id: app.ids.next(),
    theme: 'auto',
    passwordHash: await app.hasher.hash(password),
    pictureKey: null,
    phone: null,
    disabledAtMs: null,
    createdAtMs: app.clock.now(),
    capacity: null,
    skills: [],
    languages: [],
  }
  const created = await app.store.account(accountId).agents.create(agent)
  if (!created) throw new Fault('login.in_use', 'Another agent has this login or number.')
  await app.directory.refresh(accountId)
  app.live.agentsChanged(accountId, [agent.id])
  return agent
}

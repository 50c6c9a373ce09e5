import { type Account, type Agent, agentLabel, rightsOf, stateOf } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'

export const pictureUrl = (pictureKey: string | null): string | null =>
  pictureKey === null ? null : `/api/v1/pictures/${pictureKey}`

/** An agent as everybody may see it. One that is gone keeps its id, with an empty label. */
export const presentAgentCard = (
  agentId: string,
  directory: Pick<AccountDirectory, 'agents' | 'labelOf'>,
): Wire.AgentCard => ({
  id: agentId,
  label: directory.labelOf(agentId),
  pictureUrl: pictureUrl(directory.agents.get(agentId)?.pictureKey ?? null),
})

/** The same where there may be nobody. */
export const cardOrNull = (agentId: string | null, directory: AccountDirectory): Wire.AgentCard | null =>
  agentId === null ? null : presentAgentCard(agentId, directory)

type Staff = Pick<AccountDirectory, 'account' | 'standingOf'>

export const presentAgent = (agent: Agent, { account, standingOf }: Staff): Wire.Agent => ({
  id: agent.id,
  label: agentLabel(agent, account.agentLabel),
  pictureUrl: pictureUrl(agent.pictureKey),
  login: agent.login,
  email: agent.email,
  phone: agent.phone,
  invited: agent.invitedAtMs !== null,
  name: agent.name,
  number: agent.number,
  role: agent.role,
  state: stateOf(standingOf(agent.id)),
  stateReason: standingOf(agent.id).reason,
  stateSinceMs: standingOf(agent.id).sinceMs,
  ownRole: agent.ownRole === null ? null : { id: agent.ownRole.id, name: agent.ownRole.name },
  disabled: agent.disabledAtMs !== null,
  createdAtMs: agent.createdAtMs,
  capacity: agent.capacity,
  skills: [...agent.skills],
  languages: [...agent.languages],
})

export const presentAccount = (account: Account): Wire.Account => ({
  id: account.id,
  name: account.name,
  slug: account.slug,
  agentLabel: account.agentLabel,
  isOwner: account.isOwner,
  auditDays: account.auditDays,
  service: {
    ...account.service,
    fileKinds: [...account.service.fileKinds],
    breakReasons: [...account.service.breakReasons],
  },
})

export const presentMe = (agent: Agent, directory: Staff): Wire.Me => ({
  agent: presentAgent(agent, directory),
  language: agent.language,
  theme: agent.theme,
  account: presentAccount(directory.account),
  rights: [...rightsOf(agent)],
  passwordChangeDue: agent.passwordChangeDue,
})

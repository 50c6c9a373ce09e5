import { type Account, type Agent, type AgentState, agentLabel } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'

export const pictureUrl = (pictureKey: string | null): string | null =>
  pictureKey === null ? null : `/api/v1/pictures/${pictureKey}`

/** An agent as everybody may see it. One that is gone keeps its id, with an empty label. */
export const presentAgentCard = (agentId: string, directory: AccountDirectory): Wire.AgentCard => ({
  id: agentId,
  label: directory.labelOf(agentId),
  pictureUrl: pictureUrl(directory.agents.get(agentId)?.pictureKey ?? null),
})

/** The same where there may be nobody. */
export const cardOrNull = (agentId: string | null, directory: AccountDirectory): Wire.AgentCard | null =>
  agentId === null ? null : presentAgentCard(agentId, directory)

export const presentAgent = (agent: Agent, account: Account, state: AgentState): Wire.Agent => ({
  id: agent.id,
  label: agentLabel(agent, account.agentLabel),
  pictureUrl: pictureUrl(agent.pictureKey),
  login: agent.login,
  email: agent.email,
  invited: agent.invitedAtMs !== null,
  name: agent.name,
  number: agent.number,
  role: agent.role,
  state,
  disabled: agent.disabledAtMs !== null,
  createdAtMs: agent.createdAtMs,
})

export const presentAccount = (account: Account): Wire.Account => ({
  id: account.id,
  name: account.name,
  slug: account.slug,
  agentLabel: account.agentLabel,
  isOwner: account.isOwner,
})

export const presentMe = (agent: Agent, account: Account, state: AgentState): Wire.Me => ({
  agent: presentAgent(agent, account, state),
  language: agent.language,
  theme: agent.theme,
  account: presentAccount(account),
  passwordChangeDue: agent.passwordChangeDue,
})

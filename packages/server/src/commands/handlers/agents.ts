import type { Agent } from '@frontdesk/domain'
import type { Me } from '@frontdesk/protocol'
import { updateAccount } from '../../app/agents/account.ts'
import { changeAgent } from '../../app/agents/change-agent.ts'
import { createAgent, inviteNewAgent } from '../../app/agents/create-agent.ts'
import { changePassword, resetPassword } from '../../app/agents/password.ts'
import { removePicture, setPicture } from '../../app/agents/picture.ts'
import { disableAgent, enableAgent, updateAgent } from '../../app/agents/standing.ts'
import { updateService } from '../../app/agents/update-service.ts'
import { allow } from '../../app/allow.ts'
import type { App } from '../../app/app.ts'
import type { AgentPrincipal } from '../../app/principal.ts'
import { givenRole, mustCoverAgent } from '../../app/roles/covers.ts'
import { presentAccount, presentAgent, presentMe } from '../../presenters/agent.ts'
import type { StaffHandler } from '../handler.ts'

const presented = async (app: App, agent: Agent) => presentAgent(agent, await app.directory.of(agent.accountId))

const presentedMe = async (app: App, agent: Agent) => presentMe(agent, await app.directory.of(agent.accountId))

export const updateProfile: StaffHandler<'profile.update'> = async (app, { principal }, change) =>
  presentedMe(app, await changeAgent(app, principal.accountId, principal.agentId, change))

export const changeOwnPassword: StaffHandler<'password.change'> = async (app, { principal }, { current, next }) => {
  await changePassword(app, principal, current, next)
  return {}
}

export const removeOwnPicture: StaffHandler<'picture.remove'> = async (app, { principal }) =>
  presentedMe(app, await removePicture(app, principal))

/** Beside the list of commands, because a picture is bytes and not JSON; limited as they are. */
export const setOwnPicture = async (app: App, principal: AgentPrincipal, bytes: Uint8Array): Promise<Me> => {
  await allow(app, 'agent-request', principal.agentId)
  return presentedMe(app, await setPicture(app, principal, bytes))
}

export const readAccount: StaffHandler<'account.read'> = async (app, { principal }) =>
  presentAccount((await app.directory.of(principal.accountId)).account)

export const changeAccount: StaffHandler<'account.update'> = async (app, { principal }, change) =>
  presentAccount(await updateAccount(app, principal.accountId, change))

export const changeService: StaffHandler<'service.update'> = async (app, { principal }, { change }) =>
  presentAccount(await updateService(app, principal.accountId, change))

export const listAgents: StaffHandler<'agent.list'> = async (app, { principal }) => {
  const directory = await app.directory.of(principal.accountId)
  return { agents: [...directory.agents.values()].map((agent) => presentAgent(agent, directory)) }
}

export const issueAgent: StaffHandler<'agent.create'> = async (
  app,
  { principal },
  { number, language, email = null, roleId, ...rest },
) => {
  const role = await givenRole(app, principal, { role: rest.role, ...(roleId !== undefined && { roleId }) })
  const draft = { ...rest, ...role, number: number ?? null, language: language ?? 'en' }
  if (app.mail !== null && email !== null) {
    const agent = await inviteNewAgent(app, principal.accountId, { ...draft, email })
    return { agent: await presented(app, agent), password: null }
  }
  const { agent, password } = await createAgent(app, principal.accountId, { ...draft, email, passwordChangeDue: true })
  return { agent: await presented(app, agent), password }
}

export const changeOtherAgent: StaffHandler<'agent.update'> = async (
  app,
  { principal },
  { agentId, role, roleId, ...change },
) => {
  await mustCoverAgent(app, principal, agentId)
  const given = await givenRole(app, principal, {
    ...(role !== undefined && { role }),
    ...(roleId !== undefined && { roleId }),
  })
  const toRole = given === undefined ? {} : { role: given.role, roleId: given.ownRole?.id ?? null }
  return presented(app, await updateAgent(app, principal.accountId, agentId, { ...change, ...toRole }))
}

export const resetAgentPassword: StaffHandler<'agent.reset'> = async (app, { principal }, { agentId }) => {
  await mustCoverAgent(app, principal, agentId)
  const { agent, password } = await resetPassword(app, principal.accountId, agentId)
  return { agent: await presented(app, agent), password }
}

export const disable: StaffHandler<'agent.disable'> = async (app, { principal }, { agentId }) => {
  await mustCoverAgent(app, principal, agentId)
  return presented(app, await disableAgent(app, principal.accountId, agentId))
}

export const enable: StaffHandler<'agent.enable'> = async (app, { principal }, { agentId }) => {
  await mustCoverAgent(app, principal, agentId)
  return presented(app, await enableAgent(app, principal.accountId, agentId))
}

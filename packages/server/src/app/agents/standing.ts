import { type Agent, distinctWords } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { leaveUnlessSupervisor } from '../conversations/join.ts'
import type { AgentChange } from '../ports/store.ts'
import { endSessions } from '../sessions/end-session.ts'
import { changeAgent } from './change-agent.ts'

/** Ends an agent's access: its sessions and sockets close at once. What it wrote stays. */
export const disableAgent = async (app: App, accountId: string, agentId: string): Promise<Agent> => {
  const agent = await changeAgent(app, accountId, agentId, { disabledAtMs: app.clock.now() })
  await endSessions(app, accountId, agentId, null)
  return agent
}

export const enableAgent = (app: App, accountId: string, agentId: string): Promise<Agent> =>
  changeAgent(app, accountId, agentId, { disabledAtMs: null })

/** Changes what an administrator may change of an agent. With a new role the agent's sockets must come back with it. */
export const updateAgent = async (
  app: App,
  accountId: string,
  agentId: string,
  change: Pick<
    AgentChange,
    'name' | 'number' | 'email' | 'phone' | 'role' | 'roleId' | 'capacity' | 'skills' | 'languages'
  >,
): Promise<Agent> => {
  const agent = await changeAgent(app, accountId, agentId, {
    ...change,
    ...(change.skills !== undefined && { skills: distinctWords(change.skills) }),
    ...(change.languages !== undefined && { languages: distinctWords(change.languages) }),
  })
  if (change.role !== undefined || change.roleId !== undefined) await leaveUnlessSupervisor(app, agent)
  if (change.role !== undefined) app.live.endAgent(accountId, agentId, 'all', closeCodes.unauthenticated)
  return agent
}

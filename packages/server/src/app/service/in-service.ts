import { hasExited } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { outOfService } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Whether the agent has exited (mark A5); one who has no connection, or has lost it, has not. */
export const isOutOfService = async (app: App, { accountId, agentId }: AgentPrincipal): Promise<boolean> => {
  const { standingOf } = await app.directory.of(accountId)
  return hasExited(standingOf(agentId))
}

/** @throws Fault agent.offline */
export const mustServe = async (app: App, agent: AgentPrincipal): Promise<void> => {
  if (await isOutOfService(app, agent)) throw outOfService()
}

import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustChange } from './access.ts'

/** @throws Fault not_found, right.missing */
export const removeCanned = async (app: App, principal: AgentPrincipal, responseId: string): Promise<void> => {
  await mustChange(app, principal, responseId)
  const by = { agentId: principal.agentId, nowMs: app.clock.now() }
  if (!(await app.store.account(principal.accountId).cannedResponses.remove(responseId, by))) throw notFound()
}

import type { CannedResponse } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { CannedChange } from '../ports/canned-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { cannedFault, checkFiles, checkTexts, mustChange } from './access.ts'

/** Changes what is said, and what goes along. @throws Fault not_found, right.missing, request.invalid, name.in_use, file.not_ready */
export const updateCanned = async (
  app: App,
  principal: AgentPrincipal,
  responseId: string,
  change: CannedChange,
): Promise<CannedResponse> => {
  const response = await mustChange(app, principal, responseId)
  if (change.texts !== undefined) checkTexts(change.texts)
  if (change.fileIds !== undefined) await checkFiles(app, principal, change.fileIds, response)
  const by = { agentId: principal.agentId, nowMs: app.clock.now() }
  const changed = await app.store.account(principal.accountId).cannedResponses.update(responseId, change, by)
  if (typeof changed === 'string') throw cannedFault(changed)
  return changed
}

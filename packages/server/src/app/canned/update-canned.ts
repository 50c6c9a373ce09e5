import type { CannedResponse } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { CannedChange } from '../ports/canned-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { cannedFault, checkTexts, mustChange } from './access.ts'

/** Changes what is said. @throws Fault not_found, right.missing, request.invalid, name.in_use */
export const updateCanned = async (
  app: App,
  principal: AgentPrincipal,
  responseId: string,
  change: CannedChange,
): Promise<CannedResponse> => {
  await mustChange(app, principal, responseId)
  if (change.texts !== undefined) checkTexts(change.texts)
  const changed = await app.store.account(principal.accountId).cannedResponses.update(responseId, change)
  if (typeof changed === 'string') throw cannedFault(changed)
  return changed
}

import type { CannedResponse } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { cannedFault, checkTexts, mustLookAfter } from './access.ts'

/**
 * Keeps words ready.
 * @throws Fault right.missing, request.invalid, name.in_use, list.full, and not_found for a team that is not there
 */
export const createCanned = async (
  app: App,
  principal: AgentPrincipal,
  draft: Omit<CannedResponse, 'id' | 'createdAtMs'>,
): Promise<CannedResponse> => {
  mustLookAfter(principal, draft.owner)
  checkTexts(draft.texts)
  const { cannedResponses } = app.store.account(principal.accountId)
  const isOwn = draft.owner.kind === 'agent'
  const alike = (await cannedResponses.list(principal.agentId)).filter(
    ({ owner }) => (owner.kind === 'agent') === isOwn,
  )
  if (alike.length >= limits.cannedResponses) throw new Fault('list.full', 'There are too many canned responses.')
  const response = { ...draft, id: app.ids.next(), createdAtMs: app.clock.now() }
  const made = await cannedResponses.create(response)
  if (made !== 'created') throw cannedFault(made)
  return response
}

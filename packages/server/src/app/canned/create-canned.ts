import type { CannedResponse } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { cannedFault, checkFiles, checkTexts, mustLookAfter } from './access.ts'

/**
 * Keeps words ready, with files.
 * @throws Fault right.missing, request.invalid, name.in_use, list.full, file.not_ready, and not_found for a team or a file that
 *   is not there
 */
export const createCanned = async (
  app: App,
  principal: AgentPrincipal,
  { fileIds, ...draft }: Omit<CannedResponse, 'id' | 'files' | 'createdAtMs'> & { fileIds: readonly string[] },
): Promise<CannedResponse> => {
  mustLookAfter(principal, draft.owner)
  checkTexts(draft.texts)
  const { cannedResponses } = app.store.account(principal.accountId)
  const isOwn = draft.owner.kind === 'agent'
  const alike = (await cannedResponses.list(principal.agentId)).filter(
    ({ owner }) => (owner.kind === 'agent') === isOwn,
  )
  if (alike.length >= limits.cannedResponses) throw new Fault('list.full', 'There are too many canned responses.')
  await checkFiles(app, principal, fileIds, null)
  const response = { ...draft, id: app.ids.next(), createdAtMs: app.clock.now() }
  const made = await cannedResponses.create(response, fileIds, principal.agentId)
  if (typeof made === 'string') throw cannedFault(made)
  return made
}

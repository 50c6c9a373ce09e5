import { type CannedOwner, type CannedResponse, changesCanned, seesCanned } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { CannedRefusal } from '../ports/canned-store.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Those that an agent may use, by code. */
export const cannedFor = async (app: App, principal: AgentPrincipal): Promise<CannedResponse[]> => {
  const { accountId, agentId } = principal
  const { teamIdsOf } = await app.directory.of(accountId)
  const asker = { ...principal, teamIds: teamIdsOf(agentId) }
  const all = await app.store.account(accountId).cannedResponses.list(agentId)
  return all.filter(({ owner }) => seesCanned(asker, owner))
}

/** @throws Fault not_found for one that the agent does not see, right.missing for one that it may only use */
export const mustChange = async (app: App, principal: AgentPrincipal, responseId: string): Promise<CannedResponse> => {
  const { accountId, agentId } = principal
  const { teamIdsOf } = await app.directory.of(accountId)
  const response = await app.store.account(accountId).cannedResponses.byId(responseId)
  if (response === null || !seesCanned({ ...principal, teamIds: teamIdsOf(agentId) }, response.owner)) throw notFound()
  mustLookAfter(principal, response.owner)
  return response
}

/** @throws Fault right.missing */
export const mustLookAfter = (principal: AgentPrincipal, owner: CannedOwner): void => {
  if (!changesCanned(principal, owner)) throw new Fault('right.missing', 'This needs the right teams.manage.')
}

/** Each language once. @throws Fault request.invalid */
export const checkTexts = (texts: CannedResponse['texts']): void => {
  const languages = new Set(texts.map(({ language }) => language.toLowerCase()))
  if (languages.size < texts.length)
    throw new Fault('request.invalid', 'Each language may stand there once.', { details: { field: 'texts' } })
}

/** What the store's refusal means to the asker. */
export const cannedFault = (refusal: CannedRefusal): Fault =>
  refusal === 'in_use' ? new Fault('name.in_use', 'Another canned response has this code.') : notFound()

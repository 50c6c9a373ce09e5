import {
  type CannedOwner,
  type CannedResponse,
  changesCanned,
  isSame,
  type StoredFile,
  seesCanned,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import { ownUpload } from '../files/own-upload.ts'
import type { CannedRefusal } from '../ports/canned-store.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'

/** Those that an agent may use, by code. */
export const cannedFor = async (app: App, principal: AgentPrincipal): Promise<CannedResponse[]> => {
  const { accountId, agentId } = principal
  const { teamIdsOf } = await app.directory.of(accountId)
  const asker = { ...principal, teamIds: teamIdsOf(agentId) }
  const all = await app.store.account(accountId).cannedResponses.list(agentId)
  return all.filter(({ owner }) => seesCanned(asker, owner))
}

/** One that the agent may use; null where there is none for it. */
const visibleCanned = async (
  app: App,
  principal: AgentPrincipal,
  responseId: string,
): Promise<CannedResponse | null> => {
  const { accountId, agentId } = principal
  const { teamIdsOf } = await app.directory.of(accountId)
  const response = await app.store.account(accountId).cannedResponses.byId(responseId)
  return response !== null && seesCanned({ ...principal, teamIds: teamIdsOf(agentId) }, response.owner)
    ? response
    : null
}

/** @throws Fault not_found for one that the agent does not see, right.missing for one that it may only use */
export const mustChange = async (app: App, principal: AgentPrincipal, responseId: string): Promise<CannedResponse> => {
  const response = await visibleCanned(app, principal, responseId)
  if (response === null) throw notFound()
  mustLookAfter(principal, response.owner)
  return response
}

/** Whether the agent may use the canned response that has the file; before one has it, it is its uploader's alone. */
export const readsCannedFile = async (
  app: App,
  principal: AgentPrincipal,
  { place, uploader }: StoredFile,
): Promise<boolean> => {
  if (place.kind !== 'canned') return false
  if (place.responseId === null) return isSame(uploader, partyOf(principal))
  return (await visibleCanned(app, principal, place.responseId)) !== null
}

/**
 * What a canned response is going to have is there, ready, and the agent's to give.
 * @param response null where it is only being made
 * @throws Fault not_found, file.not_ready
 */
export const checkFiles = async (
  app: App,
  principal: AgentPrincipal,
  fileIds: readonly string[],
  response: CannedResponse | null,
): Promise<void> => {
  const had = new Set(response?.files.map(({ id }) => id))
  for (const fileId of fileIds) {
    if (had.has(fileId)) continue
    const { place, state } = await ownUpload(app, principal, fileId)
    if (place.kind !== 'canned' || place.responseId !== null) throw notFound()
    if (state.kind !== 'ready') throw new Fault('file.not_ready', 'Finish the upload first.')
  }
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

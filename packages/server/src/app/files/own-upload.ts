import { isSame, type StoredFile } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'

/** Loads an upload for who uploads it; for everybody else it does not exist. @throws Fault not_found */
export const ownUpload = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  fileId: string,
): Promise<StoredFile> => {
  const file = await app.store.account(actor.accountId).files.byId(fileId)
  if (file === null || !isSame(file.uploader, partyOf(actor))) throw notFound()
  return file
}

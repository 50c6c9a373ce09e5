import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'
import { ownUpload } from './own-upload.ts'
import { removeBytes } from './processing.ts'

/** Takes back what no message carries. @throws Fault not_found */
export const cancelUpload = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  fileId: string,
): Promise<void> => {
  const file = await ownUpload(app, actor, fileId)
  if (file.clientId !== null) throw new Fault('not_found', 'A message carries the file.')
  if (await app.store.account(actor.accountId).files.abandon(file.id)) await removeBytes(app, file)
}

import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'
import { ownUpload } from './own-upload.ts'
import { removeBytes } from './processing.ts'

/** Takes back what no message and no canned response has. @throws Fault not_found */
export const cancelUpload = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  fileId: string,
): Promise<void> => {
  const file = await ownUpload(app, actor, fileId)
  if (!(await app.store.account(actor.accountId).files.abandon(file.id))) throw notFound()
  await removeBytes(app, file)
}

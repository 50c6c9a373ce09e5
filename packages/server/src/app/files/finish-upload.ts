import type { StoredFile } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'
import { ownUpload } from './own-upload.ts'

/** A client asks again after that, so that no proxy gives the request up. */
const answerWithinMs = 8_000

/**
 * All bytes are there: has the file looked at, and waits a while for what comes of it. May be asked again.
 * @throws Fault not_found, file.incomplete
 */
export const finishUpload = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  fileId: string,
): Promise<StoredFile> => {
  const file = await ownUpload(app, actor, fileId)
  const { files } = app.store.account(actor.accountId)
  if (file.state.kind === 'receiving') {
    const receivedBytes = await app.staging.size(file.id)
    if (receivedBytes < file.bytes)
      throw new Fault('file.incomplete', `Of ${file.bytes} bytes ${receivedBytes} are there.`, {
        details: { receivedBytes },
      })
    await files.process(file.id)
  }
  if (file.state.kind === 'receiving' || file.state.kind === 'processing')
    await app.processing.run(file, answerWithinMs)
  return ownUpload(app, actor, fileId)
}

import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { refuseBlocked } from '../blocks/refuse-blocked.ts'
import { Fault } from '../fault.ts'
import type { ByteStream } from '../ports/file-store.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../principal.ts'
import { ownUpload } from './own-upload.ts'

/**
 * Takes one part of an upload, as it comes. What came of a part that broke off stays.
 * @throws Fault not_found, file.offset, request.too_large, file.no_room
 */
export const receivePart = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  part: { fileId: string; offset: number; bytes: ByteStream; ip: string },
): Promise<{ receivedBytes: number }> => {
  if (actor.kind === 'visitor') {
    await allow(app, 'visitor-request', actor.contactId)
    await refuseBlocked(app, actor.accountId, { contactId: actor.contactId, ip: part.ip })
  } else await allow(app, 'agent-request', actor.agentId)
  const file = await ownUpload(app, actor, part.fileId)
  if (file.state.kind !== 'receiving') throw wrongOffset(file.bytes)
  const most = Math.min(file.bytes, part.offset + limits.filePartBytes)
  const received = await app.staging.append(file.id, part.offset, part.bytes, most)
  if (received === null) throw wrongOffset(await app.staging.size(file.id))
  return { receivedBytes: received }
}

const wrongOffset = (receivedBytes: number): Fault =>
  new Fault('file.offset', `The file has ${receivedBytes} bytes so far; go on there.`, { details: { receivedBytes } })

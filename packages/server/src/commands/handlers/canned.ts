import { limits } from '@frontdesk/protocol'
import { cannedFor } from '../../app/canned/access.ts'
import { announceCannedFile } from '../../app/canned/announce-file.ts'
import { attachCannedFile } from '../../app/canned/attach-file.ts'
import { createCanned } from '../../app/canned/create-canned.ts'
import { removeCanned } from '../../app/canned/remove-canned.ts'
import { updateCanned } from '../../app/canned/update-canned.ts'
import { presentCanned } from '../../presenters/canned.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'canned-response.list'> = async (app, { principal }) => ({
  responses: (await cannedFor(app, principal)).map((one) => presentCanned(one, principal)),
})

export const create: StaffHandler<'canned-response.create'> = async (
  app,
  { principal },
  { owner, fileIds = [], ...draft },
) => {
  const whose = owner.kind === 'personal' ? ({ kind: 'agent', agentId: principal.agentId } as const) : owner
  return presentCanned(await createCanned(app, principal, { ...draft, owner: whose, fileIds }), principal)
}

export const update: StaffHandler<'canned-response.update'> = async (app, { principal }, { responseId, change }) =>
  presentCanned(await updateCanned(app, principal, responseId, change), principal)

export const remove: StaffHandler<'canned-response.remove'> = async (app, { principal }, { responseId }) => {
  await removeCanned(app, principal, responseId)
  return {}
}

export const announce: StaffHandler<'canned-response.announce'> = async (app, { principal }, announced) => ({
  fileId: (await announceCannedFile(app, principal, announced)).id,
  partBytes: limits.filePartBytes,
})

export const attach: StaffHandler<'canned-response.attach'> = (app, { principal }, file) =>
  attachCannedFile(app, principal, file)

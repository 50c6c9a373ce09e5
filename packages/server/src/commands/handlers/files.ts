import { limits } from '@frontdesk/protocol'
import { cancelUpload } from '../../app/files/cancel-upload.ts'
import { createUpload } from '../../app/files/create-upload.ts'
import { finishUpload } from '../../app/files/finish-upload.ts'
import { ownUpload } from '../../app/files/own-upload.ts'
import { issueFilePass } from '../../app/files/pass.ts'
import { presentUpload } from '../../presenters/file.ts'
import type { EveryoneHandler } from '../handler.ts'

export const create: EveryoneHandler<'file.create'> = async (app, { principal }, { voice = false, ...announced }) => ({
  fileId: (await createUpload(app, principal, { ...announced, voice })).id,
  partBytes: limits.filePartBytes,
})

export const read: EveryoneHandler<'file.read'> = async (app, { principal }, { fileId }) => {
  const file = await ownUpload(app, principal, fileId)
  return presentUpload(file, await app.staging.size(file.id))
}

export const finish: EveryoneHandler<'file.finish'> = async (app, { principal }, { fileId }) => {
  const file = await finishUpload(app, principal, fileId)
  return presentUpload(file, file.bytes)
}

export const cancel: EveryoneHandler<'file.cancel'> = async (app, { principal }, { fileId }) => {
  await cancelUpload(app, principal, fileId)
  return {}
}

export const pass: EveryoneHandler<'file.pass'> = async (app, { principal }) => ({
  origin: app.settings.contentUrl,
  ...issueFilePass(app, principal),
})

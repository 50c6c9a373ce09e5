import type { Callback } from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { changeCallback } from '../../app/callbacks/change-callback.ts'
import { createCallback } from '../../app/callbacks/create-callback.ts'
import { exportCallbacks, importCallbacks } from '../../app/callbacks/exchange-callbacks.ts'
import { listCallbacks, readCallback } from '../../app/callbacks/list-callbacks.ts'
import type { CallbackAnswer } from '../../app/callbacks/outcome.ts'
import { removeCallback, restoreCallback } from '../../app/callbacks/remove-callback.ts'
import { serveCallback } from '../../app/callbacks/serve-callback.ts'
import { Fault } from '../../app/fault.ts'
import { presentCallback } from '../../presenters/callback.ts'
import type { StaffHandler } from '../handler.ts'

/** The entry as it is now, or the refusal with what is in the way. */
const presented = async (app: App, accountId: string, answer: CallbackAnswer): Promise<Callback> => {
  const directory = await app.directory.of(accountId)
  switch (answer.kind) {
    case 'done':
      return presentCallback(answer.listed, directory)
    case 'stale':
      throw new Fault('callback.changed', 'Somebody else has changed it meanwhile.', {
        details: { callback: presentCallback(answer.newest, directory) },
      })
    case 'exists':
      throw new Fault('callback.exists', 'The contact stands on the list already.', {
        details: { callbackId: answer.callbackId },
      })
  }
}

export const list: StaffHandler<'callback.list'> = async (app, { principal }, params) => {
  const [{ items, next }, directory] = await Promise.all([
    listCallbacks(app, principal, params),
    app.directory.of(principal.accountId),
  ])
  return { callbacks: items.map((listed) => presentCallback(listed, directory)), next }
}

export const read: StaffHandler<'callback.read'> = async (app, { principal: { accountId } }, { callbackId }) =>
  presentCallback(await readCallback(app, accountId, callbackId), await app.directory.of(accountId))

export const create: StaffHandler<'callback.create'> = async (app, { principal }, told) =>
  presented(app, principal.accountId, await createCallback(app, principal, told))

export const update: StaffHandler<'callback.update'> = async (app, { principal }, { callbackId, rev, change }) =>
  presented(app, principal.accountId, await changeCallback(app, principal, callbackId, rev, change))

export const claim: StaffHandler<'callback.claim'> = async (app, { principal }, { callbackId, rev, claim: claims }) => {
  const ownerId = claims ? principal.agentId : null
  return presented(app, principal.accountId, await changeCallback(app, principal, callbackId, rev, { ownerId }))
}

export const remove: StaffHandler<'callback.remove'> = async (app, { principal }, { callbackId }) => {
  await removeCallback(app, principal.accountId, callbackId)
  return {}
}

export const restore: StaffHandler<'callback.restore'> = async (app, { principal: { accountId } }, { callbackId }) =>
  presented(app, accountId, await restoreCallback(app, accountId, callbackId))

export const serve: StaffHandler<'callback.serve'> = async (app, { principal, ip }, params) => {
  const { conversationId, listed } = await serveCallback(app, principal, { ...params, ip })
  return { conversationId, callback: presentCallback(listed, await app.directory.of(principal.accountId)) }
}

export const exportList: StaffHandler<'callback.export'> = async (app, { principal }) => ({
  csv: await exportCallbacks(app, principal.accountId),
})

export const importList: StaffHandler<'callback.import'> = async (app, { principal }, { csv }) => ({
  imported: await importCallbacks(app, principal, csv),
})

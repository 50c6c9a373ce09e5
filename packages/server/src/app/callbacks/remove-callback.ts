import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { type CallbackAnswer, settle, writtenList } from './outcome.ts'
import { callbackTimer } from './reminders.ts'

/** Takes an entry off the list; `restoreCallback` takes that back for a while. @throws Fault not_found */
export const removeCallback = async (app: App, accountId: string, callbackId: string): Promise<void> => {
  const callbacks = await writtenList(app, accountId)
  if (!(await callbacks.remove(callbackId, app.clock.now()))) throw notFound()
  await app.timers.cancel(accountId, callbackTimer, callbackId)
  app.revisits.changed(accountId)
}

/** Puts a removed entry back as it was, attempts and all. @throws Fault not_found once its time is up */
export const restoreCallback = async (app: App, accountId: string, callbackId: string): Promise<CallbackAnswer> => {
  const nowMs = app.clock.now()
  const callbacks = await writtenList(app, accountId)
  return settle(app, accountId, await callbacks.restore(callbackId, nowMs - limits.callbackRestoreMs, nowMs))
}

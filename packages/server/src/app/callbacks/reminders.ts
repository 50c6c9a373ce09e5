import { type Callback, remindsAtMs } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { TimerHandler } from '../timers/timers.ts'

export const callbackTimer = 'callback'

/** The timer follows the entry: one for its due time while it is ahead, none otherwise. What is past has been told. */
export const scheduleReminder = async (app: App, callback: Callback): Promise<void> => {
  const { accountId, id } = callback
  const dueAtMs = remindsAtMs(callback)
  if (dueAtMs === null || dueAtMs <= app.clock.now()) await app.timers.cancel(accountId, callbackTimer, id)
  else await app.timers.set(accountId, { kind: callbackTimer, subjectId: id, dueAtMs })
}

/** An entry's time has come: its owner, or everybody, is told on whatever node they are. */
export const remindOfCallback =
  (app: Pick<App, 'store' | 'clock' | 'revisits'>): TimerHandler =>
  async (accountId, callbackId) => {
    await app.revisits.follow(accountId)
    const reminded = await app.store.account(accountId).callbacks.remind(callbackId, app.clock.now())
    if (reminded !== null) app.revisits.changed(accountId)
  }

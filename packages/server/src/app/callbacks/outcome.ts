import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { CallbackConflict, CallbackOutcome, Callbacks, ListedCallback } from '../ports/callback-store.ts'
import { scheduleReminder } from './reminders.ts'

/** What came of a change: the entry as it is now, or why it was not made. */
export type CallbackAnswer = { kind: 'done'; listed: ListedCallback } | Exclude<CallbackConflict, { kind: 'missing' }>

/** The list to write to, followed from before what is written, so that the account's agents here are told of it. */
export const writtenList = async (app: Pick<App, 'store' | 'revisits'>, accountId: string): Promise<Callbacks> => {
  await app.revisits.follow(accountId)
  return app.store.account(accountId).callbacks
}

/** After COMMIT: the reminder is set, everybody hears of it, and the asker gets the answer. @throws Fault not_found */
export const settle = async (app: App, accountId: string, outcome: CallbackOutcome): Promise<CallbackAnswer> => {
  if (outcome.kind === 'missing') throw notFound()
  if (outcome.kind !== 'done') return outcome
  await scheduleReminder(app, outcome.listed.callback)
  app.revisits.changed(accountId)
  return outcome
}

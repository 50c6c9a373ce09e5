import { type CallbackChange, changedCallback } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { aboutNobody } from './create-callback.ts'
import { type CallbackAnswer, settle, writtenList } from './outcome.ts'

/**
 * Changes an entry that is still as the agent saw it; else the newest comes along and nothing is changed.
 * @param rev the number of the state that the agent saw
 * @throws Fault not_found, request.invalid (about nobody any more)
 */
export const changeCallback = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  callbackId: string,
  rev: number,
  change: CallbackChange,
): Promise<CallbackAnswer> => {
  const callbacks = await writtenList(app, accountId)
  const nowMs = app.clock.now()
  const seen = await callbacks.byId(callbackId, nowMs)
  if (seen === null) throw notFound()
  if (seen.callback.rev !== rev) return { kind: 'stale', newest: seen }
  const changed = changedCallback(seen.callback, change, agentId, nowMs)
  if (changed === null) throw aboutNobody()
  return settle(app, accountId, await callbacks.change(changed, nowMs))
}

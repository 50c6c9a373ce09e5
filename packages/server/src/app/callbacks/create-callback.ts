import { isAboutSomebody, newCallback } from '@frontdesk/domain'
import type { Params } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { visibleService } from '../conversations/act.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { type CallbackAnswer, settle, writtenList } from './outcome.ts'

export const aboutNobody = (): Fault =>
  new Fault('request.invalid', 'Say whom it is about: a contact, or a name, address or number.', {
    details: { field: 'name' },
  })

/**
 * Puts somebody on the revisit list, from a conversation, as a contact or by hand.
 * @throws Fault not_found (conversation or contact), request.invalid (about nobody)
 */
export const createCallback = async (
  app: App,
  agent: AgentPrincipal,
  told: Params<'callback.create'>,
): Promise<CallbackAnswer> => {
  const { accountId, agentId } = agent
  const scope = app.store.account(accountId)
  const conversation = told.conversationId === undefined ? null : await visibleService(app, agent, told.conversationId)
  const contactId = conversation?.contactId ?? told.contactId ?? null
  if (told.contactId !== undefined && contactId !== told.contactId) throw notFound()
  if (contactId !== null && (await scope.contacts.byId(contactId)) === null) throw notFound()
  const nowMs = app.clock.now()
  const made = { accountId, id: app.ids.next(), by: agentId, nowMs }
  const callback = newCallback(made, { ...told, contactId, conversationId: conversation?.id ?? null })
  if (!isAboutSomebody(callback)) throw aboutNobody()
  const list = await writtenList(app, accountId)
  return settle(app, accountId, await list.create(callback, nowMs))
}

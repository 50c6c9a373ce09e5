import { decideOnward } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import { wayFor } from './way.ts'

/** Service begins: who left words outside business hours and is still here waits like everybody else, with its place. */
export const beginService = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  const conversation = await app.store.account(accountId).conversations.serviceById(conversationId)
  if (conversation === null) return
  const way = await wayFor(app, conversation)
  if (way.lane === 'words') return
  await submitBySystem(app, accountId, conversationId, (current) =>
    current.routing.resting === null ? decideOnward(current, 'words', way, app.ids.next) : { kind: 'nothing' },
  )
}

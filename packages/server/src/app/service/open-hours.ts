import { decideOnward, hoursOfSite, isOpen } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import type { AccountDirectory } from '../directory.ts'
import { setWaitTimer } from './react.ts'
import { wayFor } from './way.ts'

/** Who left words behind so many others finds an agent who takes them. */
const lookedAtMost = 10_000
const atOnce = 200

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

/** Hours were changed, or are another's: who left words and is here waits from now on if service has begun, else until it does. */
export const hoursMoved = async (app: App, before: AccountDirectory, after: AccountDirectory): Promise<void> => {
  if (before.hours.size === 0 && after.hours.size === 0) return
  const accountId = after.account.id
  const nowMs = app.clock.now()
  const isClosed = ({ sites, teams, hours }: AccountDirectory, siteId: string): boolean => {
    const site = sites.get(siteId)
    const own = site === undefined ? null : hoursOfSite(site, teams, hours)
    return own !== null && !isOpen(own, nowMs)
  }
  const { queue, conversations } = app.store.account(accountId)
  const ids = await queue.words(lookedAtMost)
  for (let from = 0; from < ids.length; from += atOnce)
    for (const { conversation } of await conversations.listedServices(ids.slice(from, from + atOnce))) {
      if (isClosed(after, conversation.inboxId)) await setWaitTimer(app, conversation)
      // Others left words because they waited too long, and no hours bring them back.
      else if (isClosed(before, conversation.inboxId)) await beginService(app, accountId, conversation.id)
    }
}

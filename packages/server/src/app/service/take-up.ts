import { idleSteps, isWaiting, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { offerTimer } from '../assignment/give-waiting.ts'
import { overflowDue } from '../assignment/overflow.ts'
import type { Timer } from '../ports/timer-store.ts'
import { waitDue } from './react.ts'
import { idleTimer, snoozeTimer } from './timers.ts'
import { visitorGone } from './visitor-gone.ts'

type Due = Omit<Timer, 'accountId'>

const pageSize = 200
/** How far back the line is looked for that says until when a conversation was laid aside. */
const lookedThrough = 50

const eachUnfinished = async (
  app: App,
  accountId: string,
  work: (page: readonly ServiceConversation[]) => Promise<void>,
): Promise<void> => {
  const { conversations } = app.store.account(accountId)
  for (let after: string | null = null; ; ) {
    const page: ServiceConversation[] = await conversations.unfinished(after, pageSize)
    await work(page)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.id
  }
}

/**
 * Timers are set after the commit that they follow from. What a server that died in between has not set is set here from
 * the rows; what stands there already stays as it is.
 */
export const takeUpTimers = async (app: App, accountId: string): Promise<void> => {
  const { timers } = app.store.account(accountId)
  await eachUnfinished(app, accountId, async (page) => {
    const due: Due[] = []
    for (const conversation of page) due.push(...(await dueOf(app, conversation)))
    await timers.ensure(due)
  })
  await app.timers.look()
}

const dueOf = async (app: App, conversation: ServiceConversation): Promise<Due[]> => {
  const { id, status, routing } = conversation
  if (status === 'open') return idleDue(app, conversation)
  if (status === 'snoozed') return snoozeDue(app, conversation)
  if (!isWaiting(conversation)) return []
  const wait = await waitDue(app, conversation)
  const overflowsAtMs = await overflowDue(app, conversation)
  return [
    ...(wait === null ? [] : [wait]),
    ...(overflowsAtMs === null ? [] : [overflowsAtMs]),
    ...(routing.offer === null ? [] : [{ kind: offerTimer, subjectId: id, dueAtMs: routing.offer.expiresAtMs }]),
  ]
}

const idleDue = async (app: App, conversation: ServiceConversation): Promise<Due[]> => {
  const { accountId, id } = conversation
  const { account } = await app.directory.of(accountId)
  const nowMs = app.clock.now()
  const { due, nextAtMs } = idleSteps(conversation, account.service.idle, nowMs)
  // A step that was taken before is due again, and changes nothing.
  const dueAtMs = due.length > 0 ? nowMs : nextAtMs
  return dueAtMs === null ? [] : [{ kind: idleTimer, subjectId: id, dueAtMs }]
}

const snoozeDue = async (app: App, { accountId, id }: ServiceConversation): Promise<Due[]> => {
  const read = await app.store.account(accountId).conversations.latest(id, 'staff', lookedThrough)
  const lines = (read?.entries ?? []).flatMap(({ content }) => (content.kind === 'snoozed' ? [content.untilMs] : []))
  const untilMs = lines.at(-1)
  return untilMs == null ? [] : [{ kind: snoozeTimer, subjectId: id, dueAtMs: untilMs }]
}

/**
 * Visitors who were here when a server died, and have not come back since: they have gone, and cost no seat. Where other
 * servers run, they may be there, which is not known here: then nothing is done.
 * @param startedAtMs whose conversation has moved since has been seen by this server
 */
export const noticeGone = async (app: App, accountId: string, startedAtMs: number): Promise<void> => {
  if (await app.store.leases.hasOtherNodes()) return
  await eachUnfinished(app, accountId, async (page) => {
    for (const { status, routing, lastAtMs, inboxId: siteId, contactId } of page) {
      if (routing.resting !== null || status === 'snoozed' || lastAtMs >= startedAtMs) continue
      if (app.presence.visitor(accountId, contactId) === undefined)
        await visitorGone(app, { accountId, siteId, contactId })
    }
  })
}

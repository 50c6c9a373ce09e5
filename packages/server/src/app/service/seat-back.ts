import {
  type Decision,
  decideReturn,
  decideWake,
  type Holder,
  type QueuePlace,
  type ServiceConversation,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import type { AssignmentDesk } from '../ports/assignment-store.ts'
import { wayFor } from './way.ts'

type Back = { holder: Holder; way: QueuePlace }

/** The visitor is back, or has answered: its conversation goes on (mark D9). May be called again. */
export const comeBack = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  const { account } = await app.directory.of(accountId)
  const { returnWithinMs } = account.service
  await seatBack(app, accountId, conversationId, (conversation, back, nowMs) =>
    decideReturn(conversation, { ...back, returnWithinMs }, nowMs, app.ids.next),
  )
}

/** A conversation that was laid aside goes on. May be called again. */
export const wake = (app: App, accountId: string, conversationId: string): Promise<void> =>
  seatBack(app, accountId, conversationId, (conversation, back, nowMs) =>
    decideWake(conversation, back, nowMs, app.ids.next),
  )

/** While nobody else gives seats away in the account: so the agent gets its own back without having more than it may. */
const seatBack = (
  app: App,
  accountId: string,
  conversationId: string,
  rule: (conversation: ServiceConversation, back: Back, nowMs: number) => Decision,
): Promise<void> =>
  app.store.account(accountId).assignment.exclusively(async (desk) => {
    const conversation = await app.store.account(accountId).conversations.serviceById(conversationId)
    if (conversation === null) return
    const { assigneeId } = conversation
    const [holder, way] = [await holderOf(app, desk, accountId, assigneeId), await wayFor(app, conversation)]
    await submitBySystem(app, accountId, conversationId, (current, nowMs) =>
      // Somebody else has it by now: there is nothing to give back.
      current.assigneeId === assigneeId ? rule(current, { holder, way }, nowMs) : { kind: 'nothing' },
    )
  })

const holderOf = async (app: App, desk: AssignmentDesk, accountId: string, agentId: string | null): Promise<Holder> => {
  if (agentId === null || (await desk.isOut(agentId)) !== null) return { serves: false, hasSeat: false }
  const { account, agents } = await app.directory.of(accountId)
  const capacity = agents.get(agentId)?.capacity ?? account.service.capacity
  return { serves: true, hasSeat: (await desk.loadOf(agentId)) < capacity }
}

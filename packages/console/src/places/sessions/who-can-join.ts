import type { AgentState, Invitation, NotGathered, VisitorHere } from '@frontdesk/protocol'
import { standOf } from '../visitors/invitation-state.ts'

/** Why somebody can't be picked for a session, as far as is known here; the server has the last word. */
export type WhyNot = NotGathered['reason']

/** Agents who are online may be picked, whatever they do just now. */
export const whyNotAgent = (state: AgentState, isMember: boolean): WhyNot | null => {
  if (isMember) return 'member'
  return state === 'away' || state === 'offline' ? 'absent' : null
}

/** It is served, and not in a conversation of its own: so it is in a session. */
export const isInSession = ({ state, conversation }: Pick<VisitorHere, 'state' | 'conversation'>): boolean =>
  state === 'serving' &&
  (conversation === null || conversation.status !== 'open' || conversation.routing.restingSinceMs !== null)

type Asked = {
  /** Null for one who is on no page any more. */
  visitor: VisitorHere | null
  /** Its newest. */
  invitation: Invitation | undefined
  isMember: boolean
  nowMs: number
}

/** Visitors who are on a page now may be picked, unless they are in a session, have an invitation, or are left alone. */
export const whyNotVisitor = ({ visitor, invitation, isMember, nowMs }: Asked): WhyNot | null => {
  if (isMember) return 'member'
  if (visitor === null) return 'absent'
  if (isInSession(visitor)) return 'session'
  const stand = standOf(invitation, nowMs)
  if (stand.kind === 'pending') return 'invited'
  const { conversation } = visitor
  const isInService = conversation !== null && conversation.status !== 'closed'
  return stand.kind === 'quiet' && !isInService ? 'quiet' : null
}

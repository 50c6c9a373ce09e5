import { type Decision, refuse } from './decision.ts'
import type { EntryDraft, MessageExtra, Party, SharedConversation } from './model.ts'
import { letGo, memberOf, presentMembers, takeIn } from './room.ts'
import { event } from './send-message.ts'

type RoomMessage = { author: Party; text: string; clientId: string; extra: MessageExtra }

/** Whoever is in a room may write in it, until it has ended. */
export const decideSay = (
  { status }: SharedConversation,
  { author, text, clientId, extra }: RoomMessage,
  nextId: () => string,
): Decision => {
  if (status === 'closed') return refuse({ code: 'conversation.closed' })
  const content = { kind: 'message', text, ...(Object.keys(extra).length === 0 ? {} : { extra }) } as const
  const message: EntryDraft = { id: nextId(), author, visibility: 'everyone', clientId, content, origin: null }
  return { kind: 'append', entries: [message], head: {} }
}

/**
 * Any member of a group takes colleagues in, who see all that was said. Those who are in it already are left as they are.
 * @param most how many may be in a room
 */
export const decideAdd = (
  { room }: SharedConversation,
  by: Party,
  agentIds: readonly string[],
  most: number,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (room.shape !== 'group') return refuse({ code: 'room.fixed' })
  const parties = agentIds
    .map((id): Party => ({ kind: 'agent', id }))
    .filter((party) => memberOf(room, party) === undefined)
  if (parties.length === 0) return { kind: 'nothing' }
  if (presentMembers(room).length + parties.length > most) return refuse({ code: 'room.full' })
  const newcomers = parties.map((party) => ({ party, name: null }))
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'joined', parties })],
    head: { room: takeIn(room, newcomers, nowMs, () => 0) },
  }
}

/** Only its owner takes somebody else out of a group. */
export const decideRemove = (
  { room }: SharedConversation,
  by: Party,
  party: Party,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (room.shape !== 'group') return refuse({ code: 'room.fixed' })
  if (memberOf(room, by)?.role !== 'owner') return refuse({ code: 'room.not_owner' })
  if (memberOf(room, party) === undefined) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'left', party })],
    head: { room: letGo(room, party, nowMs) },
  }
}

/** Leaves a group; what it owned passes to who has been in it longest. The last one ends it. */
export const decideLeave = (
  { room }: SharedConversation,
  party: Party,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (room.shape !== 'group') return refuse({ code: 'room.fixed' })
  const leaver = memberOf(room, party)
  if (leaver === undefined) return { kind: 'nothing' }
  const left = letGo(room, party, nowMs)
  const [heir] = presentMembers(left).sort((a, b) => a.joinedAtMs - b.joinedAtMs || a.number - b.number)
  const members = left.members.map((one) =>
    leaver.role === 'owner' && one === heir ? { ...one, role: 'owner' as const } : one,
  )
  return {
    kind: 'append',
    entries: [event(nextId(), party, { kind: 'left', party })],
    head: { room: { ...left, members }, ...(heir === undefined ? { status: 'closed' as const } : {}) },
  }
}

/** Any member gives a group another name. */
export const decideRename = (
  { room }: SharedConversation,
  by: Party,
  title: string,
  nextId: () => string,
): Decision => {
  if (room.shape !== 'group') return refuse({ code: 'room.fixed' })
  if (room.title === title) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'renamed', title })],
    head: { room: { ...room, title } },
  }
}

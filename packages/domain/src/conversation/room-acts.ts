import { type Decision, refuse } from './decision.ts'
import type { EntryDraft, MessageExtra, Origin, Party, SharedConversation, Visibility } from './model.ts'
import { letGo, memberOf, type Newcomer, presentMembers, type Room, takeIn } from './room.ts'
import { event, system } from './send-message.ts'

type RoomMessage = {
  author: Party
  text: string
  clientId: string
  extra: MessageExtra
  visibility?: Visibility
  origin?: Origin | null
}

/** A room of two, or of a team, has whom it has. */
const isFixed = ({ shape }: Room): boolean => shape === 'direct' || shape === 'team'

/** Whoever is in a room may write in it, until it has ended; agents among themselves, too, where visitors are in it. */
export const decideSay = (
  { status }: SharedConversation,
  { author, text, clientId, extra, visibility = 'everyone', origin = null }: RoomMessage,
  nextId: () => string,
): Decision => {
  if (status === 'closed') return refuse({ code: 'conversation.closed' })
  const content = { kind: 'message', text, ...(Object.keys(extra).length === 0 ? {} : { extra }) } as const
  const message: EntryDraft = { id: nextId(), author, visibility, clientId, content, origin }
  return { kind: 'append', entries: [message], head: {} }
}

/**
 * Any agent of a group or a session takes others in. Agents see all that was said, visitors what is said from then on, unless
 * the company wants otherwise. Those who are in it already are left as they are.
 * @param most how many may be in a room
 */
export const decideAdd = (
  { status, room, publicSeq }: SharedConversation,
  by: Party,
  asked: readonly Newcomer[],
  { most, earlierText }: { most: number; earlierText: boolean },
  nowMs: number,
  nextId: () => string,
): Decision => {
  const isOpenTo = ({ party }: Newcomer): boolean => party.kind === 'agent' || room.shape === 'session'
  if (isFixed(room) || !asked.every(isOpenTo)) return refuse({ code: 'room.fixed' })
  if (status === 'closed') return refuse({ code: 'conversation.closed' })
  const newcomers = asked.filter(({ party }) => memberOf(room, party) === undefined)
  if (newcomers.length === 0) return { kind: 'nothing' }
  if (presentMembers(room).length + newcomers.length > most) return refuse({ code: 'room.full' })
  const seesFrom = ({ kind }: Party): number => (kind === 'agent' || earlierText ? 0 : publicSeq)
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'joined', parties: newcomers.map(({ party }) => party) })],
    head: { room: takeIn(room, newcomers, nowMs, seesFrom) },
  }
}

/** A session begins: its owner and the agents whom it has picked are in it (mark B7). */
export const decideOpenSession = (
  { room, seq }: SharedConversation,
  by: Party,
  agents: readonly Newcomer[],
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (room.shape !== 'session') return refuse({ code: 'room.fixed' })
  if (seq > 0) return { kind: 'nothing' }
  const parties = [by, ...agents.map(({ party }) => party)]
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'joined', parties })],
    head: { room: takeIn(room, agents, nowMs, () => 0) },
  }
}

/** Only its owner takes somebody else out of a group or a session. */
export const decideRemove = (
  { room }: SharedConversation,
  by: Party,
  party: Party,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (isFixed(room)) return refuse({ code: 'room.fixed' })
  if (memberOf(room, by)?.role !== 'owner') return refuse({ code: 'room.not_owner' })
  if (memberOf(room, party) === undefined) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'left', party })],
    head: { room: letGo(room, party, nowMs) },
  }
}

/**
 * Leaves a group or a session; what it owned passes to the agent who has been in it longest. Without an agent it ends: visitors
 * are not left to each other.
 */
export const decideLeave = (
  { status, room }: SharedConversation,
  party: Party,
  nowMs: number,
  nextId: () => string,
): Decision => {
  if (isFixed(room)) return refuse({ code: 'room.fixed' })
  const leaver = memberOf(room, party)
  if (leaver === undefined) return { kind: 'nothing' }
  const left = letGo(room, party, nowMs)
  const [heir] = presentMembers(left)
    .filter((one) => one.party.kind === 'agent')
    .sort((a, b) => a.joinedAtMs - b.joinedAtMs || a.number - b.number)
  const members = left.members.map((one) =>
    leaver.role === 'owner' && one === heir ? { ...one, role: 'owner' as const } : one,
  )
  const ends = heir === undefined && status !== 'closed'
  const line = event(nextId(), party, { kind: 'left', party })
  return {
    kind: 'append',
    entries: ends && room.shape === 'session' ? [line, event(nextId(), system, { kind: 'closed' })] : [line],
    head: { room: { ...left, members }, ...(ends ? { status: 'closed' as const } : {}) },
  }
}

/** Its owner ends a session. Ending what has ended already changes nothing. */
export const decideEndSession = ({ status, room }: SharedConversation, by: Party, nextId: () => string): Decision => {
  if (room.shape !== 'session') return refuse({ code: 'room.fixed' })
  if (memberOf(room, by)?.role !== 'owner') return refuse({ code: 'room.not_owner' })
  if (status === 'closed') return { kind: 'nothing' }
  return { kind: 'append', entries: [event(nextId(), by, { kind: 'closed' })], head: { status: 'closed' } }
}

/** A visitor says how the others of a session know it; null makes it a guest with a number again. */
export const decideName = (
  { room }: SharedConversation,
  party: Party,
  name: string | null,
  nextId: () => string,
): Decision => {
  const member = memberOf(room, party)
  if (room.shape !== 'session' || member === undefined) return refuse({ code: 'room.fixed' })
  if (member.name === name) return { kind: 'nothing' }
  const members = room.members.map((one) => (one === member ? { ...one, name } : one))
  return {
    kind: 'append',
    entries: [event(nextId(), party, { kind: 'named', from: { name: member.name, number: member.number }, name })],
    head: { room: { ...room, members } },
  }
}

/** Any member gives a group another name, any agent a session. */
export const decideRename = (
  { room }: SharedConversation,
  by: Party,
  title: string,
  nextId: () => string,
): Decision => {
  if (isFixed(room)) return refuse({ code: 'room.fixed' })
  if (room.title === title) return { kind: 'nothing' }
  return {
    kind: 'append',
    entries: [event(nextId(), by, { kind: 'renamed', title })],
    head: { room: { ...room, title } },
  }
}

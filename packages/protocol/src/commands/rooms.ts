import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, Nullable, Type } from '../schema.ts'
import { Done, define, everyone, staff } from './shape.ts'

const inRoom = { conversationId: Id }
const Title = Type.String({ minLength: 1, maxLength: limits.roomTitleCharacters })
const Colleagues = Type.Array(Id, { minItems: 1, maxItems: limits.roomMembers, uniqueItems: true })
const Opened = Exact({ conversationId: Id })
/** Whom an agent picks for a session: agents, and visitors on the site where they are now. */
const picks = {
  agentIds: Type.Array(Id, { maxItems: limits.roomMembers, uniqueItems: true }),
  visitors: Type.Array(Exact({ contactId: Id, siteId: Id }), { maxItems: limits.roomMembers, uniqueItems: true }),
  /** What the visitors are asked with. */
  text: R.InvitationText,
}

/** Rooms: conversations that several share. What is said in them goes the way of every conversation (`message.send`). */
export const roomCommands = {
  /** All rooms of the asker, newest first. `before` is the `next` of the page before. */
  'room.list': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/rooms' },
    params: Exact({ before: Type.Optional(Type.String({ maxLength: 80 })) }),
    result: Exact({
      items: Type.Array(R.RoomItem),
      reads: Type.Array(R.ReadMark),
      next: Nullable(Type.String()),
    }),
  }),
  /** The asker's room with one colleague, made when absent. */
  'room.direct': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/agents/:agentId/room' },
    params: Exact({ agentId: Id }),
    result: Opened,
  }),
  /** The room of a team that the asker is in, made when absent. */
  'room.team': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/teams/:teamId/room' },
    params: Exact({ teamId: Id }),
    result: Opened,
  }),
  /** A new group with these colleagues; the asker owns it. */
  'room.create': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms' },
    params: Exact({ title: Title, agentIds: Colleagues }),
    result: Opened,
  }),
  'room.rename': define({
    askers: staff,
    socket: true,
    http: { method: 'PATCH', path: '/api/v1/rooms/:conversationId' },
    params: Exact({ ...inRoom, title: Title }),
    result: Done,
  }),
  /** Takes colleagues into a group; they see all that was said in it. */
  'room.add': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms/:conversationId/members' },
    params: Exact({ ...inRoom, agentIds: Colleagues }),
    result: Done,
  }),
  /** The owner takes somebody out of a group or a session: an agent or a contact. */
  'room.remove': define({
    askers: staff,
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/rooms/:conversationId/members/:memberId' },
    params: Exact({ ...inRoom, memberId: Id }),
    result: Done,
  }),
  /**
   * A new session of several visitors and agents; the asker owns it. Agents are in it at once, visitors are invited. Who can
   * not be picked is told of; where nobody is left it is refused.
   */
  'room.gather': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/multi-party-sessions' },
    params: Exact({ ...picks, title: Type.Optional(Title) }),
    result: Exact({ conversationId: Id, refused: Type.Array(R.NotGathered) }),
  }),
  /** The same for a session that goes on, any number of times. */
  'room.invite': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms/:conversationId/invitations' },
    params: Exact({ ...inRoom, ...picks }),
    result: Exact({ refused: Type.Array(R.NotGathered) }),
  }),
  /** Who was invited into a session, and how that has gone; the newest of each. For the agents in it. */
  'room.invitations': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/rooms/:conversationId/invitations' },
    params: Exact(inRoom),
    result: Exact({ invitations: Type.Array(R.Invitation) }),
  }),
  /** The owner ends a session; its text stays. */
  'room.end': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms/:conversationId/end' },
    params: Exact(inRoom),
    result: Done,
  }),
  /** How the others of a session call the visitor; null makes it a guest with a number. */
  'room.name': define({
    askers: ['visitor'],
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms/:conversationId/name' },
    params: Exact({
      ...inRoom,
      name: Nullable(Type.String({ minLength: 1, maxLength: limits.sessionNameCharacters })),
    }),
    result: Done,
  }),
  /** Who of the others is not here, and how words can go to them besides, of what is set up. */
  'room.reach': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/rooms/:conversationId/reach' },
    params: Exact(inRoom),
    result: Exact({
      away: Type.Array(Exact({ agent: R.AgentCard, ways: Type.Array(R.AlsoBy) })),
      offered: Type.Array(R.AlsoBy),
    }),
  }),
  /** How it went with what went besides, newest message first. */
  'room.notices': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/rooms/:conversationId/notices' },
    params: Exact(inRoom),
    result: Exact({ notices: Type.Array(R.Notice) }),
  }),
  /** The asker leaves a group or a session; what it owned passes to the agent who has been in it longest. */
  'room.leave': define({
    askers: everyone,
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms/:conversationId/leave' },
    params: Exact(inRoom),
    result: Done,
  }),
} as const

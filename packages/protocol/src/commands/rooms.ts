import { limits } from '../limits.ts'
import * as R from '../resources.ts'
import { Exact, Id, Nullable, Type } from '../schema.ts'
import { Done, define, staff } from './shape.ts'

const inRoom = { conversationId: Id }
const Title = Type.String({ minLength: 1, maxLength: limits.roomTitleCharacters })
const Colleagues = Type.Array(Id, { minItems: 1, maxItems: limits.roomMembers, uniqueItems: true })
const Opened = Exact({ conversationId: Id })

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
  /** The owner takes somebody out of a group. */
  'room.remove': define({
    askers: staff,
    socket: true,
    http: { method: 'DELETE', path: '/api/v1/rooms/:conversationId/members/:agentId' },
    params: Exact({ ...inRoom, agentId: Id }),
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
  /** The asker leaves a group; what it owned passes to who has been in it longest. */
  'room.leave': define({
    askers: staff,
    socket: true,
    http: { method: 'POST', path: '/api/v1/rooms/:conversationId/leave' },
    params: Exact(inRoom),
    result: Done,
  }),
} as const

import { waysTo } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { absentFrom, offeredWays, visibleRoom } from '../../app/rooms/also.ts'
import { addToRoom, createGroup, leaveRoom, removeFromRoom, renameRoom } from '../../app/rooms/change-room.ts'
import { gather as gatherSession, inviteInto, type Picks, type Refused } from '../../app/rooms/gather.ts'
import { openDirect, openTeamRoom } from '../../app/rooms/open-room.ts'
import { endSession, nameInRoom, sessionInvitations } from '../../app/rooms/session.ts'
import { presentAgentCard } from '../../presenters/agent.ts'
import { presentRoom } from '../../presenters/conversation.ts'
import { presentInvitation } from '../../presenters/invitation.ts'
import { presentNotice } from '../../presenters/notice.ts'
import type { EveryoneHandler, StaffHandler, VisitorHandler } from '../handler.ts'
import { readsOf } from './conversations.ts'

export const list: StaffHandler<'room.list'> = async (app, { principal }, { before }) => {
  const { accountId, agentId } = principal
  const directory = await app.directory.of(accountId)
  const page = await app.store
    .account(accountId)
    .rooms.list(agentId, directory.teamIdsOf(agentId), limits.pageEntries, before ?? null)
  return {
    items: page.items.map(({ conversation }) => presentRoom(conversation, 'staff', directory)),
    reads: await readsOf(app, principal, page.items),
    next: page.next,
  }
}

export const direct: StaffHandler<'room.direct'> = async (app, { principal }, { agentId }) => ({
  conversationId: (await openDirect(app, principal, agentId)).id,
})

export const ofTeam: StaffHandler<'room.team'> = async (app, { principal }, { teamId }) => ({
  conversationId: (await openTeamRoom(app, principal, teamId)).id,
})

export const create: StaffHandler<'room.create'> = async (app, { principal }, { title, agentIds }) => ({
  conversationId: await createGroup(app, principal, title, agentIds),
})

export const rename: StaffHandler<'room.rename'> = async (app, { principal }, { conversationId, title }) => {
  await renameRoom(app, principal, conversationId, title)
  return {}
}

export const add: StaffHandler<'room.add'> = async (app, { principal }, { conversationId, agentIds }) => {
  await addToRoom(app, principal, conversationId, agentIds)
  return {}
}

export const remove: StaffHandler<'room.remove'> = async (app, { principal }, { conversationId, memberId }) => {
  await removeFromRoom(app, principal, conversationId, memberId)
  return {}
}

export const reach: StaffHandler<'room.reach'> = async (app, { principal }, { conversationId }) => {
  const room = await visibleRoom(app, principal, conversationId)
  const directory = await app.directory.of(principal.accountId)
  const offered = offeredWays(app)
  const away = absentFrom(room, principal.agentId, directory).map((agent) => ({
    agent: presentAgentCard(agent.id, directory),
    ways: waysTo(agent, offered),
  }))
  return { away, offered }
}

export const notices: StaffHandler<'room.notices'> = async (app, { principal }, { conversationId }) => {
  await visibleRoom(app, principal, conversationId)
  const latest = await app.store.account(principal.accountId).notices.latest(conversationId, limits.roomNotices)
  return { notices: latest.map(presentNotice) }
}

export const leave: EveryoneHandler<'room.leave'> = async (app, { principal }, { conversationId }) => {
  await leaveRoom(app, principal, conversationId)
  return {}
}

const presentRefused = ({ party, why }: Refused) => ({ ...party, reason: why.reason })

export const gather: StaffHandler<'room.gather'> = async (app, { principal }, { title, ...picks }) => {
  const { conversationId, refused } = await gatherSession(app, principal, picks satisfies Picks, title ?? null)
  return { conversationId, refused: refused.map(presentRefused) }
}

export const invite: StaffHandler<'room.invite'> = async (app, { principal }, { conversationId, ...picks }) => ({
  refused: (await inviteInto(app, principal, conversationId, picks)).map(presentRefused),
})

export const invitations: StaffHandler<'room.invitations'> = async (app, { principal }, { conversationId }) => {
  const [listed, directory] = await Promise.all([
    sessionInvitations(app, principal, conversationId),
    app.directory.of(principal.accountId),
  ])
  return { invitations: listed.map(({ invitation, contact }) => presentInvitation(invitation, contact, directory)) }
}

export const end: StaffHandler<'room.end'> = async (app, { principal }, { conversationId }) => {
  await endSession(app, principal, conversationId)
  return {}
}

export const name: VisitorHandler<'room.name'> = async (app, { principal }, params) => {
  await nameInRoom(app, principal, params.conversationId, params.name)
  return {}
}

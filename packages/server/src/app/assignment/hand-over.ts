import {
  decideHandOver,
  decideLeaveTeam,
  decideMove,
  decidePassOver,
  type HandOverCause,
  type Held,
  type Move,
  ownAgentOf,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { leaveAllJoined } from '../conversations/join.ts'
import type { AccountDirectory } from '../directory.ts'
import type { AssignmentDesk } from '../ports/assignment-store.ts'
import { leaveSessions } from '../rooms/session.ts'
import { submitBySystem } from './by-system.ts'
import { boundTeams, seatsOf, servings } from './seats.ts'

/** The timer that hands over what an agent has left, should the server not have come to it. */
export const handOverTimer = 'hand-over'

const heldAtOnce = 100
const countedAtMost = 10_000

/**
 * An agent is out of service: everything it has goes to others who are available, or to the head of the queue (mark A5).
 * What it has joined and sessions of several go on without it. Nothing where the agent is back by now. May be called again.
 */
export const leaveService = async (app: App, accountId: string, agentId: string): Promise<void> => {
  const isOut = await app.store.account(accountId).assignment.exclusively(async (desk) => {
    const cause = await desk.isOut(agentId)
    if (cause === null) return false
    await giveUpOffers(app, accountId, agentId, desk)
    let moves: Move[]
    do {
      moves = await decideMoves(app, accountId, agentId, desk)
      await carryOut(app, accountId, agentId, moves, cause)
      await desk.keepTurns(turnsOf(moves, app.clock.now()))
    } while (moves.length === heldAtOnce)
    return true
  })
  if (isOut) {
    await leaveAllJoined(app, accountId, agentId)
    await leaveSessions(app, accountId, { kind: 'agent', id: agentId })
  }
  app.engine.look(accountId)
}

/** What would move, and where to, if the agent left now. */
export const previewDeparture = (app: App, accountId: string, agentId: string): Promise<Move[]> =>
  app.store.account(accountId).assignment.exclusively((desk) => decideMoves(app, accountId, agentId, desk))

/** A team is no more: what waits for it waits for everybody, at its old place; agents keep what they have. */
export const handOverTeam = async (app: App, accountId: string, teamId: string): Promise<void> => {
  await app.store.account(accountId).assignment.exclusively(async (desk) => {
    let ids: string[]
    do {
      ids = await desk.ofTeam(teamId, heldAtOnce)
      for (const conversationId of ids)
        await submitBySystem(app, accountId, conversationId, (conversation) =>
          decideLeaveTeam(conversation, teamId, app.ids.next),
        )
    } while (ids.length === heldAtOnce)
  })
  app.engine.look(accountId)
}

/** How many conversations {@link handOverTeam} would move on. */
export const conversationsOfTeam = async (app: App, accountId: string, teamId: string): Promise<number> => {
  const ids = await app.store.account(accountId).assignment.exclusively((desk) => desk.ofTeam(teamId, countedAtMost))
  return ids.length
}

const decideMoves = async (app: App, accountId: string, agentId: string, desk: AssignmentDesk): Promise<Move[]> => {
  const directory = await app.directory.of(accountId)
  const held = await desk.heldBy(agentId, heldAtOnce)
  if (held.length === 0) return []
  const seats = seatsOf(await desk.atWork(directory.account.service.capacity), directory).filter(
    (seat) => seat.agentId !== agentId,
  )
  const loads = await desk.teamLoads(boundTeams(directory))
  const own = await ownAgents(app, directory, held)
  const led = held.map((one) => ({ ...one, wantedAgentId: own.get(one.conversationId) ?? null }))
  return decideHandOver(led, seats, servings(directory), loads, app.clock.now(), app.ids.next())
}

/** Special contacts go to their own agent where that one has a seat (mark D5), else to others as everybody's do. */
const ownAgents = async (
  app: App,
  directory: AccountDirectory,
  held: readonly Held[],
): Promise<Map<string, string | null>> => {
  const { conversations } = app.store.account(directory.account.id)
  const listed = await conversations.listedServices(held.map(({ conversationId }) => conversationId))
  return new Map(
    listed.map(({ conversation, contact }) => [conversation.id, ownAgentOf(directory.handlingOf(contact).handling)]),
  )
}

const carryOut = async (
  app: App,
  accountId: string,
  fromId: string,
  moves: readonly Move[],
  cause: HandOverCause,
): Promise<void> => {
  for (const move of moves)
    await submitBySystem(app, accountId, move.conversationId, (conversation, nowMs) =>
      decideMove(conversation, fromId, move, cause, nowMs, app.ids.next),
    )
}

const turnsOf = (moves: readonly Move[], nowMs: number): { agentId: string; atMs: number }[] =>
  [...new Set(moves.flatMap(({ agentId }) => agentId ?? []))].map((agentId) => ({ agentId, atMs: nowMs }))

const giveUpOffers = async (app: App, accountId: string, agentId: string, desk: AssignmentDesk): Promise<void> => {
  for (const { conversationId } of await desk.offersTo(agentId))
    await submitBySystem(app, accountId, conversationId, (conversation) =>
      decidePassOver(conversation, agentId, null, app.ids.next),
    )
}

import { type AgentStanding, type ChosenState, moveStanding, type StateEvent, stateOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { handOverTimer, leaveService } from '../assignment/hand-over.ts'
import type { AgentPrincipal } from '../principal.ts'

/** By then what an agent has left is handed over in the ordinary way. */
const handOverWithinMs = 5_000
/** The timer at which a lost connection becomes an exit. */
export const graceTimer = 'grace'

/** The agent chooses its state, on whichever device; 'offline' is exit. */
export const setState = async (
  app: App,
  { accountId, agentId }: Pick<AgentPrincipal, 'accountId' | 'agentId'>,
  state: ChosenState,
  reason: string | null,
): Promise<void> => {
  await move(app, accountId, agentId, { kind: 'chose', state, reason })
}

/** State after sign-in is available (mark A6). */
export const signedIn = async (app: App, accountId: string, agentId: string): Promise<void> => {
  await move(app, accountId, agentId, { kind: 'signed-in' })
}

/** The first connection of an agent, on this node. */
export const agentCame = async (app: App, accountId: string, agentId: string): Promise<void> => {
  // Perhaps made on another node a moment ago.
  if (!(await app.directory.of(accountId)).agents.has(agentId)) await app.directory.refresh(accountId)
  const moved = await move(app, accountId, agentId, { kind: 'came' })
  if (moved !== null) await app.timers.cancel(accountId, graceTimer, agentId)
}

/** The last connection that this node knew of is gone, and has not come back for a moment: not an exit yet. */
export const agentLost = async (app: App, accountId: string, agentId: string): Promise<void> => {
  if (app.presence.isAgentOnline(accountId, agentId)) return
  const elsewhere = { node: app.settings.node, nowMs: app.clock.now() }
  const moved = await move(app, accountId, agentId, { kind: 'lost' }, elsewhere)
  if (moved?.presence !== 'away') return
  const { account } = await app.directory.of(accountId)
  const dueAtMs = app.clock.now() + account.service.graceMs
  await app.timers.set(accountId, { kind: graceTimer, subjectId: agentId, dueAtMs })
}

/** The grace time is over; who came back meanwhile is not away any more. */
export const endGrace = async (app: App, accountId: string, agentId: string): Promise<void> => {
  await move(app, accountId, agentId, { kind: 'grace-ended' })
}

/** Agents who are taken for here though nobody holds a connection of theirs: the server they were on has died. */
export const noticeLost = async (app: App): Promise<void> => {
  for (const { accountId, agentId } of await app.store.leases.unattended(app.settings.node, app.clock.now()))
    await agentLost(app, accountId, agentId)
}

/** Agents who are connected here while another node, at the same moment, took them for lost. */
export const noticeHere = async (app: App): Promise<void> => {
  const seen = new Set<string>()
  for (const { principal } of app.presence.agentConnectionsOfAll()) {
    if (principal.kind !== 'agent' || seen.has(principal.agentId)) continue
    seen.add(principal.agentId)
    const { standingOf } = await app.directory.of(principal.accountId)
    if (standingOf(principal.agentId).presence !== 'here') await agentCame(app, principal.accountId, principal.agentId)
  }
}

/** Keeps the new standing and tells everybody; null where nothing has changed. */
const move = async (
  app: App,
  accountId: string,
  agentId: string,
  event: StateEvent,
  unlessElsewhere?: { node: string; nowMs: number },
): Promise<AgentStanding | null> => {
  const nowMs = app.clock.now()
  const mayLeave = event.kind === 'grace-ended' || (event.kind === 'chose' && event.state === 'offline')
  // Should this process end on the way, the timer goes on from there.
  if (mayLeave) await setHandOver(app, accountId, agentId)
  const { states } = app.store.account(accountId)
  const moved = await states.move(agentId, (standing) => moveStanding(standing, event, nowMs), unlessElsewhere)
  if (moved !== null) {
    await app.directory.refresh(accountId)
    app.live.agentsChanged(accountId, [agentId])
    if (stateOf(moved) === 'available') app.engine.look(accountId)
  }
  if (mayLeave) {
    await leaveService(app, accountId, agentId)
    await app.timers.cancel(accountId, handOverTimer, agentId)
  }
  return moved
}

const setHandOver = (app: App, accountId: string, agentId: string): Promise<void> =>
  app.timers.set(accountId, { kind: handOverTimer, subjectId: agentId, dueAtMs: app.clock.now() + handOverWithinMs })

import { type Assigned, decideGive, decideQueue, forService } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { AssignmentDesk } from '../ports/assignment-store.ts'
import { boundTeams, seatsOf, servings } from './seats.ts'

/** The timer at which an offer goes on to the next agent. */
export const offerTimer = 'offer'

/** How many are looked at in each line at once; while all could be given, the next follow. */
const headsAtOnce = 50
/** Who is served sooner than this has not waited. */
const waitedMs = 2_000

/**
 * One pass of the engine: under the account's lock it reads who waits and who is free, decides, and carries each decision
 * out in the log, which decides again on the row as it is then.
 */
export const giveWaiting = (app: App, accountId: string): Promise<void> =>
  app.store.account(accountId).assignment.exclusively(async (desk) => {
    let given: Assigned[]
    do {
      given = await decideNow(app, accountId, desk)
      const turns = await carryOut(app, accountId, given)
      await desk.keepTurns(turns)
      const waited = given.filter(({ waiting }) => app.clock.now() - waiting.queuedAtMs > waitedMs).length
      if (waited > 0 && turns.length > 0) await desk.keepPace(app.clock.now(), waited)
      // Where nothing could be carried out, somebody else was faster: the next event looks again.
      if (turns.length === 0) break
    } while (given.length >= headsAtOnce)
  })

/** Reads and decides; writes nothing. */
export const decideNow = async (
  app: Pick<App, 'directory' | 'clock' | 'ids'>,
  accountId: string,
  desk: AssignmentDesk,
): Promise<Assigned[]> => {
  if (!(await desk.anybodyWaits())) return []
  const directory = await app.directory.of(accountId)
  const free = seatsOf(await desk.atWork(directory.account.service.capacity), directory).filter(
    ({ load, capacity }) => load < capacity,
  )
  if (free.length === 0) return []
  const teamIds = [null, ...directory.teams.keys()]
  const heads = await desk.heads(
    teamIds,
    free.map(({ agentId }) => agentId),
    headsAtOnce,
  )
  if (heads.length === 0) return []
  const loads = await desk.teamLoads(boundTeams(directory))
  return decideQueue(heads, free, servings(directory), loads, app.clock.now(), app.ids.next())
}

const carryOut = async (
  app: App,
  accountId: string,
  given: readonly Assigned[],
): Promise<{ agentId: string; atMs: number }[]> => {
  const serving = servings(await app.directory.of(accountId))
  const turns = await Promise.all(
    given.map(async ({ waiting: { conversationId, teamId }, decision }, i) => {
      const nowMs = app.clock.now()
      const acceptUntilMs = nowMs + serving(teamId).acceptWithinMs
      const outcome = await app.store.log.submit({
        kind: 'decide',
        accountId,
        conversationId,
        actor: { kind: 'agent', id: decision.agentId },
        clientId: null,
        decide: forService((one) => decideGive(one, decision, 'waiting', acceptUntilMs, app.ids.next)),
      })
      if (outcome.kind !== 'done' || outcome.entries.length === 0) return null
      if (decision.kind === 'offer')
        await app.timers.set(accountId, { kind: offerTimer, subjectId: conversationId, dueAtMs: acceptUntilMs })
      return { agentId: decision.agentId, atMs: nowMs + i }
    }),
  )
  // An agent whose turn came twice is written once.
  const last = new Map(turns.flatMap((turn) => (turn === null ? [] : [[turn.agentId, turn] as const])))
  return [...last.values()]
}

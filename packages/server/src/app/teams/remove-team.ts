import type { Site, Team } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { conversationsOfTeam, handOverTeam } from '../assignment/hand-over.ts'
import { notFound } from '../fault.ts'
import { serviceChanged } from './service-changed.ts'

/** What goes on without the team: how many conversations it serves now, and who leads to it. */
export type TeamDeparture = { conversations: number; sites: readonly Site[]; teams: readonly Team[] }

/** @throws Fault not_found */
export const departureOfTeam = async (app: App, accountId: string, teamId: string): Promise<TeamDeparture> => {
  const { teams, sites } = await app.directory.refresh(accountId)
  if (!teams.has(teamId)) throw notFound()
  return {
    conversations: await conversationsOfTeam(app, accountId, teamId),
    sites: [...sites.values()].filter((site) => site.teamId === teamId),
    teams: [...teams.values()].filter(({ overflow }) => overflow?.to.kind === 'team' && overflow.to.teamId === teamId),
  }
}

/**
 * Nothing leads to it any more, and its members serve as before; what waits for it waits for everybody.
 * @throws Fault not_found
 */
export const removeTeam = async (app: App, accountId: string, teamId: string): Promise<void> => {
  if (!(await app.store.account(accountId).teams.remove(teamId))) throw notFound()
  await serviceChanged(app, accountId)
  await handOverTeam(app, accountId, teamId)
}

import type { Team } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { serviceChanged } from './service-changed.ts'
import { teamRefused } from './team-refused.ts'

/**
 * A team that serves as the account does, until something else is decided.
 * @throws Fault name.in_use; not_found for an agent that is not there; list.full
 */
export const createTeam = async (
  app: App,
  accountId: string,
  draft: { name: string; memberIds: readonly string[] },
): Promise<Team> => {
  const { teams } = app.store.account(accountId)
  if ((await teams.list()).length >= limits.teams) throw new Fault('list.full', 'There are too many teams.')
  const team: Team = {
    ...draft,
    accountId,
    id: app.ids.next(),
    policy: null,
    capacity: null,
    acceptWithinMs: null,
    overflow: null,
    hoursId: null,
    createdAtMs: app.clock.now(),
  }
  const created = await teams.create(team)
  if (created !== 'created') throw teamRefused(created)
  await serviceChanged(app, accountId)
  return team
}

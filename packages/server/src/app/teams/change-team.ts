import type { Team } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { MemberChange, TeamChange } from '../ports/team-store.ts'
import { checkNamed } from './known-things.ts'
import { serviceChanged } from './service-changed.ts'
import { teamRefused } from './team-refused.ts'

/**
 * Changes what is said, and lets members come and go; conversations that begin from now on go by it.
 * @throws Fault not_found, name.in_use, request.invalid
 */
export const changeTeam = async (
  app: App,
  accountId: string,
  teamId: string,
  change: TeamChange,
  members: MemberChange,
): Promise<Team> => {
  await checkNamed(app, accountId, change, teamId)
  const changed = await app.store.account(accountId).teams.update(teamId, change, members)
  if (changed === 'missing' || changed === 'in_use') throw teamRefused(changed)
  await serviceChanged(app, accountId)
  return changed
}

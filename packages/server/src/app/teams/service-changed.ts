import { rightsOf, viewerOfAgent } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { AccountDirectory } from '../directory.ts'
import { hoursMoved } from '../service/open-hours.ts'

/** Who sees only what its teams have, and is in fewer of them now, comes back with what is left. */
const endNarrowed = (app: App, before: AccountDirectory, { account, agents, teamIdsOf }: AccountDirectory): void => {
  for (const agent of agents.values()) {
    const has = teamIdsOf(agent.id)
    if (viewerOfAgent(agent.id, new Set(rightsOf(agent)), has).scope !== 'team') continue
    if (before.teamIdsOf(agent.id).some((teamId) => !has.includes(teamId)))
      app.live.endAgent(account.id, agent.id, 'all', closeCodes.unauthenticated)
  }
}

/** Who serves whom, or when, was changed: from here on everybody goes by what is stored now. */
export const serviceChanged = async (app: App, accountId: string): Promise<AccountDirectory> => {
  const before = await app.directory.of(accountId)
  const directory = await app.directory.refresh(accountId)
  endNarrowed(app, before, directory)
  await hoursMoved(app, before, directory)
  app.live.availabilityChanged(accountId)
  app.engine.look(accountId)
  return directory
}

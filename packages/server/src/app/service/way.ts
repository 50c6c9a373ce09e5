import {
  hoursOfSite,
  isOpen,
  ordinaryHandling,
  type QueuePlace,
  type ServiceConversation,
  servingOf,
  wayOf,
  wayPastOwnAgent,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { AccountDirectory } from '../directory.ts'
import { pickedFor } from '../visitors/picks.ts'

type Whose = Pick<ServiceConversation, 'accountId' | 'contactId' | 'inboxId'>

/** Where a contact's conversation waits: for its own agent, its own team or the site's; outside business hours with the words left. */
export const wayFor = async (app: App, whose: Whose): Promise<QueuePlace> => {
  const { directory, handling, teamId, isClosed } = await circumstances(app, whose)
  if (isClosed) return { lane: 'words', wantedAgentId: null, teamId }
  const way = wayOf(handling, teamId, (agentId) => directory.agents.get(agentId)?.disabledAtMs === null)
  if (way.lane === 'own') return way
  return { ...way, wantedAgentId: pickFor(app, whose, directory, way.teamId) }
}

/** The same for one that has waited for its own agent long enough. */
export const wayPastOwn = async (app: App, whose: Whose): Promise<QueuePlace> => {
  const { handling, teamId } = await circumstances(app, whose)
  return wayPastOwnAgent(handling, teamId)
}

const circumstances = async (app: App, { accountId, contactId, inboxId }: Whose) => {
  const [directory, contact] = await Promise.all([
    app.directory.of(accountId),
    app.store.account(accountId).contacts.byId(contactId),
  ])
  const nowMs = app.clock.now()
  const site = directory.sites.get(inboxId)
  const hours = site === undefined ? null : hoursOfSite(site, directory.teams, directory.hours)
  return {
    directory,
    handling: contact === null ? ordinaryHandling : directory.handlingOf(contact).handling,
    teamId: site?.teamId ?? null,
    isClosed: hours !== null && !isOpen(hours, nowMs),
  }
}

/** Who was picked when the visitor came (mark A8) is given it, where chance decides anyway; other policies decide themselves. */
const pickFor = (
  app: App,
  { accountId, contactId }: Whose,
  { account, teams }: AccountDirectory,
  teamId: string | null,
): string | null =>
  servingOf(account.service, teams.get(teamId ?? '') ?? null).policy === 'random'
    ? pickedFor(app, accountId, contactId)
    : null

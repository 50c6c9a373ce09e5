import type { Overflow } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'

const unknown = (field: string): Fault =>
  new Fault('request.invalid', 'It names something that is not there.', { details: { field } })

/**
 * What settings name must be the account's own.
 * @throws Fault request.invalid; `details.field` says which does not exist
 */
export const checkNamed = async (
  app: App,
  accountId: string,
  named: { teamId?: string | null; hoursId?: string | null; overflow?: Overflow | null },
  /** The team that is changed; it can't go over to itself. */
  ownTeamId: string | null = null,
): Promise<void> => {
  const { teams, hours } = app.store.account(accountId)
  if (named.teamId != null && (await teams.byId(named.teamId)) === null) throw unknown('teamId')
  if (named.hoursId != null && (await hours.byId(named.hoursId)) === null) throw unknown('hoursId')
  const to = named.overflow?.to
  if (to?.kind !== 'team') return
  if (to.teamId === ownTeamId || (await teams.byId(to.teamId)) === null) throw unknown('overflow')
}

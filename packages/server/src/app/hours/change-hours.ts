import type { BusinessHours } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { HoursChange } from '../ports/team-store.ts'
import { serviceChanged } from '../teams/service-changed.ts'
import { checkHours } from './check-hours.ts'

/**
 * Changes what is said; visitors are told at once when that begins or ends service.
 * @throws Fault not_found, request.invalid
 */
export const changeHours = async (
  app: App,
  accountId: string,
  hoursId: string,
  change: HoursChange,
): Promise<BusinessHours> => {
  const { hours } = app.store.account(accountId)
  const before = await hours.byId(hoursId)
  if (before === null) throw notFound()
  checkHours({ ...before, ...change })
  const changed = await hours.update(hoursId, change)
  if (changed === null) throw notFound()
  await serviceChanged(app, accountId)
  return changed
}

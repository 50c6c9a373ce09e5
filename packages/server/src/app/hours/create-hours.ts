import type { BusinessHours } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { checkHours } from './check-hours.ts'

/**
 * Hours that sites and teams can be given.
 * @throws Fault request.invalid, list.full
 */
export const createHours = async (
  app: App,
  accountId: string,
  draft: Omit<BusinessHours, 'accountId' | 'id'>,
): Promise<BusinessHours> => {
  checkHours(draft)
  const { hours } = app.store.account(accountId)
  if ((await hours.list()).length >= limits.businessHours)
    throw new Fault('list.full', 'There are too many business hours.')
  const created = { ...draft, accountId, id: app.ids.next() }
  await hours.create(created)
  await app.directory.refresh(accountId)
  return created
}

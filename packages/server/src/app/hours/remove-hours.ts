import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { serviceChanged } from '../teams/service-changed.ts'

/**
 * Sites and teams that had them serve always.
 * @throws Fault not_found
 */
export const removeHours = async (app: App, accountId: string, hoursId: string): Promise<void> => {
  if (!(await app.store.account(accountId).hours.remove(hoursId))) throw notFound()
  await serviceChanged(app, accountId)
}

import { type Account, type ServiceSettings, serviceProblem } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { needMail } from '../mail/mail.ts'
import { retimeOwnWaits } from '../service/own-waits.ts'
import { checkNamed } from '../teams/known-things.ts'
import { serviceChanged } from '../teams/service-changed.ts'

/**
 * Changes how the account serves, piece by piece.
 * @throws Fault request.invalid (`details.field` says which setting), mail.off
 */
export const updateService = async (
  app: App,
  accountId: string,
  change: Partial<ServiceSettings>,
): Promise<Account> => {
  const { account } = await app.directory.of(accountId)
  const field = serviceProblem({ ...account.service, ...change })
  if (field !== null)
    throw new Fault('request.invalid', 'This setting does not fit the others.', { details: { field } })
  if (change.toOffline === 'e-mail') needMail(app)
  await checkNamed(app, accountId, change)
  await app.store.account(accountId).update({ service: change })
  const changed = (await serviceChanged(app, accountId)).account
  if (changed.service.ownAgentWaitMs !== account.service.ownAgentWaitMs) await retimeOwnWaits(app, accountId)
  return changed
}

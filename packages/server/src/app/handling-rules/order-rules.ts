import type { HandlingRule } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { rulesChanged } from '../service/relane.ts'

/** The named rules are asked first, in this order; the others follow as they were. @throws Fault not_found */
export const orderRules = async (
  app: App,
  accountId: string,
  ruleIds: readonly string[],
): Promise<readonly HandlingRule[]> => {
  if (!(await app.store.account(accountId).handlingRules.order(ruleIds))) throw notFound()
  return (await rulesChanged(app, accountId)).rules
}

import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import { rulesChanged } from '../service/relane.ts'

/** Whom it made special is led by the next rule that holds, else the normal way. @throws Fault not_found */
export const removeRule = async (app: App, accountId: string, ruleId: string): Promise<void> => {
  if (!(await app.store.account(accountId).handlingRules.remove(ruleId))) throw notFound()
  await rulesChanged(app, accountId)
}

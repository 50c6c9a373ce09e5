import type { HandlingRule } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { HandlingRuleDraft } from '../ports/handling-store.ts'
import { rulesChanged } from '../service/relane.ts'
import { checkLeads } from './check-rule.ts'

/**
 * Changes what is said; contacts who wait now are led by the new rule at once.
 * @throws Fault not_found, request.invalid
 */
export const updateRule = async (
  app: App,
  accountId: string,
  ruleId: string,
  change: Partial<HandlingRuleDraft>,
): Promise<HandlingRule> => {
  const { handlingRules } = app.store.account(accountId)
  const before = (await handlingRules.list()).find(({ id }) => id === ruleId)
  if (before === undefined) throw notFound()
  await checkLeads(app, accountId, { ...before, ...change })
  const rule = await handlingRules.update(ruleId, change)
  if (rule === null) throw notFound()
  await rulesChanged(app, accountId)
  return rule
}

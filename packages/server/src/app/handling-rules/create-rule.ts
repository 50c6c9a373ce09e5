import type { HandlingRule } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { HandlingRuleDraft } from '../ports/handling-store.ts'
import { rulesChanged } from '../service/relane.ts'
import { checkLeads } from './check-rule.ts'

/**
 * A rule that makes contacts special; those who wait now are led by it at once.
 * @param at its place among the others, from 0; null is the end
 * @throws Fault not_found, request.invalid, list.full
 */
export const createRule = async (
  app: App,
  accountId: string,
  draft: HandlingRuleDraft,
  at: number | null,
): Promise<HandlingRule> => {
  await checkLeads(app, accountId, draft)
  const { handlingRules } = app.store.account(accountId)
  if ((await handlingRules.list()).length >= limits.handlingRules)
    throw new Fault('list.full', 'There are too many rules.')
  const rule = { ...draft, id: app.ids.next(), teamGone: false, createdAtMs: app.clock.now() }
  if (!(await handlingRules.create(rule, at))) throw notFound()
  await rulesChanged(app, accountId)
  return rule
}

import { createRule } from '../../app/handling-rules/create-rule.ts'
import { orderRules } from '../../app/handling-rules/order-rules.ts'
import { removeRule } from '../../app/handling-rules/remove-rule.ts'
import { updateRule } from '../../app/handling-rules/update-rule.ts'
import { presentHandlingRule } from '../../presenters/handling-rule.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'handling-rule.list'> = async (app, { principal }) => {
  const { rules } = await app.directory.of(principal.accountId)
  return { rules: rules.map(presentHandlingRule) }
}

export const create: StaffHandler<'handling-rule.create'> = async (app, { principal }, { at, ...draft }) =>
  presentHandlingRule(await createRule(app, principal.accountId, draft, at ?? null))

export const update: StaffHandler<'handling-rule.update'> = async (app, { principal }, { ruleId, change }) =>
  presentHandlingRule(await updateRule(app, principal.accountId, ruleId, change))

export const remove: StaffHandler<'handling-rule.remove'> = async (app, { principal }, { ruleId }) => {
  await removeRule(app, principal.accountId, ruleId)
  return {}
}

export const order: StaffHandler<'handling-rule.order'> = async (app, { principal }, { ruleIds }) => ({
  rules: (await orderRules(app, principal.accountId, ruleIds)).map(presentHandlingRule),
})

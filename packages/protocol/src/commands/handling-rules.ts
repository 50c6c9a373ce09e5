import * as R from '../resources.ts'
import { Count, Exact, Id, Type } from '../schema.ts'
import { Done, define, Some, staff } from './shape.ts'

const Rules = Exact({ rules: Type.Array(R.HandlingRule) })

/** Rules that make contacts special. */
export const handlingRuleCommands = {
  /** In the order in which they are asked: the first that holds decides. */
  'handling-rule.list': define({
    askers: staff,
    right: 'visitors.handle',
    socket: false,
    http: { method: 'GET', path: '/api/v1/handling-rules' },
    params: Exact({}),
    result: Rules,
  }),
  'handling-rule.create': define({
    askers: staff,
    right: 'visitors.handle',
    audit: { of: 'handling-rule', id: 'result.id' },
    socket: false,
    http: { method: 'POST', path: '/api/v1/handling-rules' },
    /** `at` is its place, from 0; left out, it is asked last. */
    params: Exact({ ...R.handlingRuleSettings, at: Type.Optional(Count) }),
    result: R.HandlingRule,
  }),
  'handling-rule.update': define({
    askers: staff,
    right: 'visitors.handle',
    audit: { of: 'handling-rule', id: 'params.ruleId' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/handling-rules/:ruleId' },
    params: Exact({ ruleId: Id, change: Some(R.handlingRuleSettings) }),
    result: R.HandlingRule,
  }),
  'handling-rule.remove': define({
    askers: staff,
    right: 'visitors.handle',
    audit: { of: 'handling-rule', id: 'params.ruleId' },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/handling-rules/:ruleId' },
    params: Exact({ ruleId: Id }),
    result: Done,
  }),
  /** These are asked first, in this order; rules that are not named follow as they were. */
  'handling-rule.order': define({
    askers: staff,
    right: 'visitors.handle',
    audit: { of: 'handling-rule', keep: ['params.ruleIds'] },
    socket: false,
    http: { method: 'PUT', path: '/api/v1/handling-rules/order' },
    params: Exact({ ruleIds: Type.Array(Id, { maxItems: 1_000 }) }),
    result: Rules,
  }),
} as const

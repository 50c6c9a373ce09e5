import type { Limiter, LimitRule } from '../../app/ports/limiter.ts'
import type { Clock } from '../../app/ports/runtime.ts'
import type { Limits } from '../../config.ts'
import { subscriberOf } from '../../ip-address.ts'
import { createWindowCounter, type WindowCounter } from './window-counter.ts'

const second = 1_000
const minute = 60 * second

/** Rules without a setting: far above what a person does, low enough that one sender can not occupy the server. */
const fixed = {
  visitorRequestsPer10s: 200,
  agentRequestsPer10s: 1_000,
  conversationStartsPerIpPerMinute: 60,
  presenceReportsPerIpPerMinute: 600,
} as const

/** Where an operator lets somebody write more, requests follow: a setting that an unnamed limit undercuts is none. */
const requestsPerMessage = 4

const byIp: ReadonlySet<LimitRule> = new Set<LimitRule>([
  'boot-by-ip',
  'identity-by-ip',
  'presence-by-ip',
  'sign-in-by-ip',
  'conversation-start-by-ip',
  'password-request-by-ip',
  'link-by-ip',
  'mail-by-ip',
  'registration-by-ip',
])

/**
 * Limits counted in this process; each node of several counts for itself. Nobody is shut out for longer than one window
 * after an honest pause. IPv6 addresses count by their /64. It holds no timer and no handle, so there is nothing to close.
 */
export const createMemoryLimiter = (limits: Limits, clock: Clock): Limiter => {
  const counter = (attempts: number, windowMs: number): WindowCounter =>
    createWindowCounter({ attempts, windowMs }, clock)
  const counters: { readonly [R in LimitRule]: WindowCounter } = {
    'visitor-message': counter(limits.visitorMessagesPer10s, 10 * second),
    'agent-message': counter(limits.agentMessagesPer10s, 10 * second),
    'visitor-request': counter(
      Math.max(fixed.visitorRequestsPer10s, limits.visitorMessagesPer10s * requestsPerMessage),
      10 * second,
    ),
    'agent-request': counter(
      Math.max(fixed.agentRequestsPer10s, limits.agentMessagesPer10s * requestsPerMessage),
      10 * second,
    ),
    'boot-by-ip': counter(limits.visitorBootsPerIpPerMinute, minute),
    // One goes along with a boot, in an app without one.
    'identity-by-ip': counter(limits.visitorBootsPerIpPerMinute, minute),
    // A company's server reports its people in batches.
    'presence-by-ip': counter(fixed.presenceReportsPerIpPerMinute, minute),
    'sign-in-by-login': counter(limits.signInsPerLoginPer15m, 15 * minute),
    'sign-in-by-ip': counter(limits.signInsPerIpPer15m, 15 * minute),
    'conversation-start-by-ip': counter(fixed.conversationStartsPerIpPerMinute, minute),
    'password-request-by-login': counter(3, 15 * minute),
    'password-request-by-ip': counter(20, 15 * minute),
    'link-by-ip': counter(60, 15 * minute),
    'mail-by-visitor': counter(5, 60 * minute),
    'mail-by-ip': counter(20, 60 * minute),
    'mail-by-address': counter(1, 10 * minute),
    'mail-by-address-a-day': counter(5, 24 * 60 * minute),
    'invitation-by-agent': counter(5, 60 * minute),
    'invitation-by-account': counter(60, 60 * minute),
    'registration-by-ip': counter(5, 60 * minute),
    'test-mail': counter(10, 15 * minute),
    // Each may ask an engine that costs money.
    interpretation: counter(30, minute),
  }
  const keyOf = (rule: LimitRule, key: string): string => (byIp.has(rule) ? subscriberOf(key) : key)

  return {
    take: async (rule, key) => counters[rule].take(keyOf(rule, key)),
    reset: async (rule, key) => counters[rule].forget(keyOf(rule, key)),
  }
}

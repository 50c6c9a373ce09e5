import type { App } from './app.ts'
import { Fault } from './fault.ts'
import type { LimitRule } from './ports/limiter.ts'

/** Takes one attempt from the budget of `key`, or refuses with how long to wait. */
export const allow = async (app: Pick<App, 'limiter'>, rule: LimitRule, key: string): Promise<void> => {
  const retryAfterMs = await app.limiter.take(rule, key)
  if (retryAfterMs > 0) throw new Fault('rate.limited', `Too many; wait ${retryAfterMs} ms.`, { retryAfterMs })
}

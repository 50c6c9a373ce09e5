import { type DayTotals, dayIn, totalsByDay } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

const dayMs = 86_400_000

/**
 * How long an agent was in each state, on `days` days from `from` on.
 * @throws Fault right.missing for a colleague's, not_found, request.invalid (a time zone that there is not)
 */
export const readLedger = async (
  app: App,
  principal: AgentPrincipal,
  {
    agentId = principal.agentId,
    from,
    days,
    timeZone,
  }: { agentId?: string; from: string; days: number; timeZone: string },
): Promise<DayTotals[]> => {
  if (agentId !== principal.agentId && !principal.rights.has('supervise'))
    throw new Fault('right.missing', 'The ledger of a colleague is for supervisors.')
  const scope = app.store.account(principal.accountId)
  if ((await scope.agents.byId(agentId)) === null) throw notFound()
  const asked = daysFrom(from, days, timeZone)
  const nowMs = app.clock.now()
  const spans = await scope.states.spans(agentId, asked[0]?.fromMs ?? 0, asked.at(-1)?.untilMs ?? 0)
  return totalsByDay(spans, asked, nowMs)
}

/** Days in a row with their first and last moments. @throws Fault request.invalid */
export const daysFrom = (from: string, days: number, timeZone: string) => {
  try {
    return Array.from({ length: days }, (_, i) =>
      dayIn(new Date(Date.parse(from) + i * dayMs).toISOString().slice(0, 10), timeZone),
    )
  } catch {
    throw new Fault('request.invalid', 'There is no such day or time zone.', { details: { field: 'timeZone' } })
  }
}

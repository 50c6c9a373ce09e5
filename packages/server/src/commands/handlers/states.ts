import { readLedger } from '../../app/agents/ledger.ts'
import { setState } from '../../app/agents/state.ts'
import { notFound } from '../../app/fault.ts'
import { presentAgent } from '../../presenters/agent.ts'
import type { StaffHandler } from '../handler.ts'

export const set: StaffHandler<'state.set'> = async (app, { principal }, { state, reason = null }) => {
  await setState(app, principal, state, reason)
  const directory = await app.directory.of(principal.accountId)
  const agent = directory.agents.get(principal.agentId)
  if (agent === undefined) throw notFound()
  return presentAgent(agent, directory)
}

export const ledger: StaffHandler<'state.ledger'> = async (app, { principal }, params) => {
  const days = await readLedger(app, principal, params)
  return {
    days: days.map(({ date, totals }) => ({ date, available: 0, busy: 0, break: 0, away: 0, offline: 0, ...totals })),
  }
}

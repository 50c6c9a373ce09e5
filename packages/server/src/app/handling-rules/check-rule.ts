import { leadsAnywhere } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { HandlingRuleDraft } from '../ports/handling-store.ts'

/** @throws Fault not_found for an agent or team that is not there, request.invalid for a rule that leads nowhere */
export const checkLeads = async (
  app: App,
  accountId: string,
  leads: Pick<HandlingRuleDraft, 'agentId' | 'teamId' | 'priority'>,
): Promise<void> => {
  const { agents, teams } = await app.directory.of(accountId)
  if (leads.agentId !== null && !agents.has(leads.agentId)) throw notFound()
  if (leads.teamId !== null && !teams.has(leads.teamId)) throw notFound()
  if (!leadsAnywhere(leads))
    throw new Fault('request.invalid', 'A rule names an own agent, an own team, or puts ahead of the line.', {
      details: { field: 'agentId' },
    })
}

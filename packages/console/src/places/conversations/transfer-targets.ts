import type { Agent, ServiceItem } from '@frontdesk/protocol'
import { sortColleagues } from '../colleagues/sort-colleagues.ts'

export type AgentTarget = {
  agent: Agent
  /** Conversations that this colleague has open now. */
  open: number
  canBePicked: boolean
}

/** A list of a thousand colleagues is searched, not read. */
const shownAtOnce = 50

/**
 * Colleagues to whom a conversation may be given, who can take it first. Only who is available gets it, but for the visitor's
 * own agent, who is waited for.
 */
export const agentTargets = (
  agents: Iterable<Agent>,
  items: Iterable<ServiceItem>,
  { item, wanted, language }: { item: ServiceItem; wanted: string; language: string },
): AgentTarget[] => {
  const open = new Map<string, number>()
  for (const { assignee, status } of items)
    if (assignee !== null && status === 'open') open.set(assignee.id, (open.get(assignee.id) ?? 0) + 1)
  return sortColleagues(
    [...agents].filter(({ id }) => id !== item.assignee?.id),
    wanted,
    language,
  )
    .slice(0, shownAtOnce)
    .map((agent) => ({
      agent,
      open: open.get(agent.id) ?? 0,
      canBePicked: agent.state === 'available' || agent.id === item.routing.wanted?.id,
    }))
}

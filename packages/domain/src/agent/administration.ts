import type { Agent } from './model.ts'

/** An account always keeps one administrator who can sign in. */
export const isLastAdministrator = (
  agents: readonly Pick<Agent, 'id' | 'role' | 'disabledAtMs'>[],
  agentId: string,
): boolean => {
  const active = agents.filter((agent) => agent.role === 'administrator' && agent.disabledAtMs === null)
  return active.length === 1 && active[0]?.id === agentId
}

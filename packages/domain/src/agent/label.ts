import type { AgentLabelMode } from '../account.ts'
import type { Agent } from './model.ts'

/** What visitors and colleagues read as an agent's name, as the account chooses (mark A6). Without a number the name stands in. */
export const agentLabel = (agent: Pick<Agent, 'name' | 'login' | 'number'>, mode: AgentLabelMode): string => {
  switch (mode) {
    case 'name':
      return agent.name
    case 'login':
      return agent.login
    case 'number':
      return agent.number ?? agent.name
  }
}

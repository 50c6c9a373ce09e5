import type { Agent, AgentState } from '@frontdesk/protocol'

const order: { [S in AgentState]: number } = { available: 0, busy: 1, break: 2, away: 3, offline: 4 }

/** Those who can help now first, then by name. Disabled agents are no colleagues any more. */
export const sortColleagues = (agents: readonly Agent[], wanted: string, language: string): Agent[] => {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const byName = new Intl.Collator(language, { sensitivity: 'base', numeric: true })
  return agents
    .filter((agent) => !agent.disabled)
    .filter((agent) => {
      const text = `${agent.name} ${agent.login} ${agent.number ?? ''}`.toLocaleLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => order[a.state] - order[b.state] || byName.compare(a.name, b.name))
}

import type * as Wire from '@frontdesk/protocol'
import type { QueueBoard } from '../app/assignment/read-queue.ts'
import { presentAgent } from './agent.ts'
import { presentItem } from './conversation.ts'

export const presentQueue = ({ directory, waiting, total, agents, teams }: QueueBoard): Wire.QueueBoard => ({
  waiting: waiting.map(({ listed: { conversation, contact, site }, place }) => ({
    conversation: presentItem(conversation, { directory, contact, site }),
    ...place,
  })),
  total,
  agents: agents.flatMap(({ agentId, load, capacity }) => {
    const agent = directory.agents.get(agentId)
    return agent === undefined ? [] : [{ agent: presentAgent(agent, directory), load, capacity }]
  }),
  teams: teams.map(({ teamId, ...rest }) => {
    const team = directory.teams.get(teamId ?? '')
    return { team: team === undefined ? null : { id: team.id, name: team.name }, ...rest }
  }),
})

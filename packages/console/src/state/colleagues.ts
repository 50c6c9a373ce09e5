import type { Agent } from '@frontdesk/protocol'
import { create } from 'zustand'
import type { Live } from './live.ts'
import { currentMe, updateMe } from './session.ts'

type Colleagues = { agents: ReadonlyMap<string, Agent>; ready: boolean }

/** Everybody of the account, live. */
export const useColleagues = create<Colleagues>(() => ({ agents: new Map(), ready: false }))

/** Takes the newest record of somebody, from a frame or from an answer to an act. */
export const putColleague = (agent: Agent): void => {
  useColleagues.setState((state) => ({ agents: new Map(state.agents).set(agent.id, agent) }))
  if (agent.id === currentMe()?.agent.id) updateMe((me) => ({ ...me, agent }))
}

/** Loads the directory at each connection and follows its changes until the returned function is called. */
export const followColleagues = ({ client }: Live): (() => void) => {
  const load = async (): Promise<void> => {
    const { agents } = await client.request('agent.list', {})
    useColleagues.setState({ agents: new Map(agents.map((agent) => [agent.id, agent])), ready: true })
  }
  const reload = (): void => {
    // What a lost connection keeps from coming, the next one brings.
    if (client.state.kind === 'online') load().catch(() => {})
  }
  const offs = [
    client.on('state', reload),
    client.on('frame', (frame) => {
      if (frame.type === 'agent.changed') putColleague(frame.agent)
    }),
  ]
  reload()
  return () => {
    for (const off of offs) off()
    useColleagues.setState({ agents: new Map(), ready: false })
  }
}

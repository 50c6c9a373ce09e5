import { useColleagues } from '../state/colleagues.ts'
import { useMe } from '../state/session.ts'

/**
 * Whether the signed-in agent has exited: out of service, though the console is open (mark A5). It takes nobody then.
 * While a connection is being made nobody knows, and nothing is held back.
 */
export const useExited = (): boolean => {
  const meId = useMe()?.agent.id ?? ''
  return useColleagues(({ agents, ready }) => ready && agents.get(meId)?.state === 'offline')
}

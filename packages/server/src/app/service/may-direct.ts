import type { AgentPrincipal } from '../principal.ts'

/** Whether an agent may direct conversations that are not its own. */
export const mayDirect = ({ rights }: AgentPrincipal): boolean => rights.has('supervise')

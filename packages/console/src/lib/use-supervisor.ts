import { useRight } from '../state/session.ts'

/** Whether the signed-in agent may look at queues, loads and hours of colleagues. */
export const useSupervisor = (): boolean => useRight('supervise')

import type { AssignmentPolicy } from '@frontdesk/protocol'

/** In the order in which they are offered. */
export const policies = [
  'random',
  'least-busy',
  'longest-idle',
  'round-robin',
  'skill',
  'manual',
] as const satisfies readonly AssignmentPolicy[]

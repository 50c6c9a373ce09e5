import type * as Wire from '@frontdesk/protocol'
import type { Notice } from '../app/ports/notice-store.ts'

/** What is just being sent still waits for whoever looks. */
export const presentNotice = ({ seq, agentId, way, state }: Notice): Wire.Notice => ({
  seq,
  agentId,
  way,
  state: state === 'sending' ? 'waiting' : state,
})

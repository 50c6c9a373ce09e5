import type { OwnRole } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'

/** @param agents how many have it */
export const presentOwnRole = ({ id, name, rights }: OwnRole, agents: number): Wire.OwnRole => ({
  id,
  name,
  rights: [...rights],
  agents,
})

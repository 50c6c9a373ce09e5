import type * as Wire from '@frontdesk/protocol'
import type { Device } from '../app/ports/device-reader.ts'
import type { AgentSession } from '../app/ports/store.ts'

export const presentSession = (session: AgentSession, device: Device, currentId: string): Wire.Session => ({
  id: session.id,
  current: session.id === currentId,
  createdAtMs: session.createdAtMs,
  lastSeenAtMs: session.lastSeenAtMs,
  ip: session.ip,
  browser: device.browser,
  system: device.system,
})

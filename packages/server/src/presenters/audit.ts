import type * as Wire from '@frontdesk/protocol'
import type { ListedAuditEvent } from '../app/ports/audit-store.ts'

export const presentAuditEvent = ({ contactLabel, ...event }: ListedAuditEvent): Wire.AuditEvent => ({
  ...event,
  subject: { ...event.subject, label: event.subject.label ?? contactLabel },
  before: { ...event.before },
  after: { ...event.after },
})

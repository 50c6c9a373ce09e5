import { limits } from '@frontdesk/protocol'
import { exportAuditEvents } from '../../app/audit/export-events.ts'
import { listAuditEvents } from '../../app/audit/list-events.ts'
import { presentAuditEvent } from '../../presenters/audit.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'audit.list'> = async (app, { principal }, { before = null, ...filter }) => {
  const { events, next } = await listAuditEvents(app, principal, filter, limits.pageAuditEvents, before)
  return { events: events.map(presentAuditEvent), next }
}

export const exportEvents: StaffHandler<'audit.export'> = (app, { principal }, { columns, ...filter }) =>
  exportAuditEvents(app, principal, filter, columns)

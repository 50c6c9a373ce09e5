import { type AuditColumn, auditColumns, limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { writeCsv } from '../csv.ts'
import type { AuditFilter, ListedAuditEvent } from '../ports/audit-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { listAuditEvents } from './list-events.ts'

const cells: { readonly [C in AuditColumn]: (event: ListedAuditEvent) => string } = {
  time: ({ atMs }) => new Date(atMs).toISOString(),
  actor: ({ actor }) => actor.label || actor.kind,
  'actor id': ({ actor }) => actor.id ?? '',
  ip: ({ ip }) => ip ?? '',
  command: ({ command }) => command,
  kind: ({ subject }) => subject.kind,
  subject: ({ subject, contactLabel }) => subject.label ?? contactLabel ?? '',
  'subject id': ({ subject }) => subject.id ?? '',
  before: ({ before }) => JSON.stringify(before),
  after: ({ after }) => JSON.stringify(after),
  outcome: ({ outcome }) => outcome,
  code: ({ code }) => code ?? '',
}

/** The newest rows that the filter lets through, up to `limits.exportRows`, as a table that spreadsheets open. */
export const exportAuditEvents = async (
  app: App,
  agent: AgentPrincipal,
  filter: AuditFilter,
  columns: readonly AuditColumn[] = auditColumns,
): Promise<{ csv: string; events: number }> => {
  const rows: string[][] = []
  for (let before: string | null = null; rows.length < limits.exportRows; ) {
    const page = await listAuditEvents(app, agent, filter, limits.resumeEntries, before)
    rows.push(...page.events.map((event) => columns.map((column) => cells[column](event))))
    before = page.next
    if (before === null) break
  }
  const told = rows.slice(0, limits.exportRows)
  return { csv: writeCsv([[...columns], ...told]), events: told.length }
}

import type { App } from '../app.ts'
import type { AuditFilter, ListedAuditEvent } from '../ports/audit-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { seesAll, viewerFor } from '../viewer.ts'

/** A page of the audit log, newest first. Contacts are named to those who see all of them. */
export const listAuditEvents = async (
  app: App,
  agent: AgentPrincipal,
  filter: AuditFilter,
  limit: number,
  before: string | null,
): Promise<{ events: ListedAuditEvent[]; next: string | null }> => {
  const [viewer, page] = await Promise.all([
    viewerFor(app, agent),
    app.store.account(agent.accountId).audit.list(filter, limit, before),
  ])
  if (seesAll(viewer)) return page
  return { ...page, events: page.events.map((event) => ({ ...event, contactLabel: null })) }
}

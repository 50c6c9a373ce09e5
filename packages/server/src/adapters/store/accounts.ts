import type { Account } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { AccountStore, Accounts, Ticket } from '../../app/ports/store.ts'
import type { Database } from './database.ts'
import { accountOf, siteOf } from './rows.ts'
import type { Scope } from './scope.ts'

export const createAccounts = ({ builder }: Database): Accounts => ({
  create: async (account) => {
    await builder
      .insertInto('accounts')
      .values({
        id: account.id,
        slug: account.slug,
        name: account.name,
        agent_label: account.agentLabel,
        is_owner: account.isOwner,
        created_at_ms: account.createdAtMs,
        service: {},
      })
      .execute()
  },
  bySlug: async (slug) => {
    const row = await builder.selectFrom('accounts').selectAll().where('slug', '=', slug).executeTakeFirst()
    return row === undefined ? null : accountOf(row)
  },
  list: async () => {
    const rows = await builder.selectFrom('accounts').selectAll().orderBy('created_at_ms').orderBy('id').execute()
    return rows.map(accountOf)
  },
  openSites: async () => {
    const rows = await builder
      .selectFrom('inboxes')
      .selectAll()
      .where('kind', '=', 'web')
      .where('enabled', '=', true)
      .execute()
    return rows.map(siteOf)
  },
})

/** The account's own row, and its tickets. */
export const createAccountRecord = ({
  builder,
  accountId,
}: Scope): Pick<AccountStore, 'read' | 'update' | 'issueTicket'> => {
  const read = async (): Promise<Account | null> => {
    const row = await builder.selectFrom('accounts').selectAll().executeTakeFirst()
    return row === undefined ? null : accountOf(row)
  }
  return {
    read,
    update: async (change) => {
      const { name, agentLabel, auditDays, service } = change
      if ([name, agentLabel, auditDays, service].every((one) => one === undefined)) {
        const account = await read()
        if (account === null) throw new Error(`There is no account ${accountId}.`)
        return account
      }
      const row = await builder
        .updateTable('accounts')
        .set({
          ...(name !== undefined && { name }),
          ...(agentLabel !== undefined && { agent_label: agentLabel }),
          ...(auditDays !== undefined && { audit_days: auditDays }),
          ...(service !== undefined && { service: sql`service || ${JSON.stringify(service)}::jsonb` }),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return accountOf(row)
    },
    issueTicket: async (ticket) => {
      await builder.insertInto('tickets').values(ticketRow(ticket)).execute()
    },
  }
}

const ticketRow = (ticket: Ticket) => {
  const base = {
    account_id: ticket.accountId,
    token_hash: ticket.tokenHash,
    expires_at_ms: ticket.expiresAtMs,
    kind: ticket.kind,
  }
  switch (ticket.kind) {
    case 'boot':
      return { ...base, inbox_id: ticket.siteId, origin: ticket.origin }
    case 'agent-socket':
      return { ...base, agent_id: ticket.agentId, session_id: ticket.sessionId }
    case 'visitor-socket':
      return { ...base, inbox_id: ticket.siteId, contact_id: ticket.contactId, pass_id: ticket.passId }
  }
}

import type { Contact, Visit } from '@frontdesk/domain'
import type { Contacts } from '../../app/ports/store.ts'
import { currentFeedXid } from './feed.ts'
import { contactOf, visitOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { VisitRow } from './tables.ts'

export const createContacts = ({ builder, accountId }: Scope): Contacts => ({
  create: async (contact) => {
    await builder
      .insertInto('contacts')
      .values({
        account_id: contact.accountId,
        id: contact.id,
        name: contact.name,
        email: contact.email,
        phone: contact.phone,
        verified: contact.verified,
        language: contact.language,
        created_at_ms: contact.createdAtMs,
      })
      .execute()
  },
  byId: async (id) => {
    const row = await builder.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : contactOf(row)
  },
  update: (id, change) =>
    builder.transaction().execute(async (transaction): Promise<Contact | null> => {
      const set = changeRow(change)
      if (Object.keys(set).length === 0) {
        const same = await transaction.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()
        return same === undefined ? null : contactOf(same)
      }
      const row = await transaction
        .updateTable('contacts')
        .set(set)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return null
      // List items show the contact, so its conversations have changed for the feed. Locked in id order, as the log does.
      const shown = await transaction
        .selectFrom('conversations')
        .select('id')
        .where('contact_id', '=', id)
        .where('kind', '=', 'service')
        .orderBy('id')
        .forUpdate()
        .execute()
      if (shown.length > 0) {
        const ids = shown.map((conversation) => conversation.id)
        await transaction
          .updateTable('conversations')
          .set({ feed_xid: currentFeedXid })
          .where('id', 'in', ids)
          .execute()
      }
      return contactOf(row)
    }),
  issuePass: async (pass) => {
    await builder
      .insertInto('visitor_passes')
      .values({
        account_id: pass.accountId,
        id: pass.id,
        inbox_id: pass.siteId,
        contact_id: pass.contactId,
        token_hash: pass.tokenHash,
        created_at_ms: pass.createdAtMs,
        last_seen_at_ms: pass.lastSeenAtMs,
        expires_at_ms: pass.expiresAtMs,
      })
      .execute()
  },
  touchPass: async (id, nowMs, expiresAtMs) => {
    await builder
      .updateTable('visitor_passes')
      .set({ last_seen_at_ms: nowMs, expires_at_ms: expiresAtMs })
      .where('id', '=', id)
      .execute()
  },
  saveVisit: async (visit) => {
    const { account_id, contact_id, ...changed } = visitRow(accountId, visit)
    await builder
      .insertInto('visits')
      .values({ account_id, contact_id, ...changed })
      .onConflict((conflict) => conflict.columns(['account_id', 'contact_id']).doUpdateSet(changed))
      .execute()
  },
  lastVisit: async (contactId) => {
    const row = await builder.selectFrom('visits').selectAll().where('contact_id', '=', contactId).executeTakeFirst()
    return row === undefined ? null : visitOf(row)
  },
})

const changeRow = (change: Partial<Pick<Contact, 'name' | 'email' | 'phone' | 'language'>>) => ({
  ...(change.name !== undefined && { name: change.name }),
  ...(change.email !== undefined && { email: change.email }),
  ...(change.phone !== undefined && { phone: change.phone }),
  ...(change.language !== undefined && { language: change.language }),
})

const visitRow = (accountId: string, visit: Visit): VisitRow => ({
  account_id: accountId,
  contact_id: visit.contactId,
  ip: visit.ip,
  country: visit.country,
  page_url: visit.pageUrl,
  page_title: visit.pageTitle,
  referrer: visit.referrer,
  browser: visit.browser,
  system: visit.system,
  device: visit.device,
  language: visit.language,
  time_zone: visit.timeZone,
  started_at_ms: visit.startedAtMs,
  last_seen_at_ms: visit.lastSeenAtMs,
})

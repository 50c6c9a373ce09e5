import { type Contact, isUnknown, type Visit } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { type RawBuilder, sql, type Transaction, type Updateable } from 'kysely'
import type { Contacts, ContactTold } from '../../app/ports/store.ts'
import { currentFeedXid } from './feed.ts'
import { unlessContactGone } from './gone.ts'
import { createPasses } from './passes.ts'
import { contactOf, visitOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { ContactRow, Tables, VisitRow } from './tables.ts'
import { isTaken } from './taken.ts'

type Guard = RawBuilder<boolean>
type ContactSet = { [C in keyof ContactRow]?: ContactRow[C] | RawBuilder<ContactRow[C]> }

/** Those of the ids who are there, by their ids. */
export const contactsOf = async (
  builder: Scope['builder'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Contact>> => {
  if (ids.length === 0) return new Map()
  const rows = await builder
    .selectFrom('contacts')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, contactOf(row)]))
}

export const createContacts = (scope: Scope): Contacts => {
  const { builder, accountId } = scope

  const byId = async (id: string): Promise<Contact | null> => {
    const row = await builder.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : contactOf(row)
  }

  const change = (id: string, set: ContactSet, guard: Guard): Promise<Contact | null> =>
    builder.transaction().execute((transaction) => changeIn(transaction, id, set, guard))

  return {
    ...createPasses(scope),
    create: async (contact) => {
      const { id, ...rest } = contactRow(contact)
      const row = await builder
        .insertInto('contacts')
        // Most visitors tell nothing: the index need not look at them.
        .values({ account_id: contact.accountId, id, ...rest, search_due: !isUnknown(contact) })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'external_id']).where('external_id', 'is not', null).doNothing(),
        )
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    byId,
    byIds: async (ids) => [...(await contactsOf(builder, ids)).values()],
    byExternalId: async (externalId) => {
      const row = await builder
        .selectFrom('contacts')
        .selectAll()
        .where('external_id', '=', externalId)
        .executeTakeFirst()
      return row === undefined ? null : contactOf(row)
    },
    idsByExternalId: async (externalIds) => {
      if (externalIds.length === 0) return new Map()
      const rows = await builder
        .selectFrom('contacts')
        .select(['id', 'external_id'])
        .where('external_id', 'in', [...externalIds])
        .execute()
      return new Map(rows.flatMap(({ id, external_id }) => (external_id === null ? [] : [[external_id, id]])))
    },
    update: async (id, told) => {
      const set = toldRow(told)
      if (Object.keys(set).length === 0) return byId(id)
      const fits =
        told.attributes === undefined
          ? sql<boolean>`true`
          : sql<boolean>`(select count(*) from jsonb_object_keys(${addedTo(told.attributes)})) <= ${limits.attributes}`
      return change(id, set, sql<boolean>`not verified and ${fits}`)
    },
    identify: async (id, externalId, record) => {
      const set = {
        external_id: externalId,
        verified: true,
        name: record.name,
        email: record.email,
        email_verified: record.emailVerified,
        phone: record.phone,
        language: record.language,
        attributes: record.attributes,
      }
      const identifying = builder.transaction().execute(async (transaction) => {
        const guard = sql<boolean>`(not verified or external_id = ${externalId})`
        const contact = await changeIn(transaction, id, set, guard)
        if (contact === null) return null
        const ended = await transaction
          .deleteFrom('visitor_passes')
          .where('contact_id', '=', id)
          .where('identity_hash', 'is', null)
          .returning('id')
          .execute()
        return { contact, endedPassIds: ended.map((pass) => pass.id) }
      })
      return identifying.catch((error: unknown) => {
        if (isTaken(error)) return null
        throw error
      })
    },
    consent: (id, nowMs) =>
      change(id, { consented_at_ms: sql<number>`coalesce(consented_at_ms, ${nowMs})` }, sql<boolean>`true`),
    confirmEmail: (id, email) => change(id, { email_verified: true }, sql<boolean>`not verified and email = ${email}`),
    handle: (id, handling) => change(id, { handling }, sql<boolean>`true`),
    tag: (id, decide) =>
      builder.transaction().execute(async (transaction) => {
        // Locked in the order in which changes of a contact lock: the contact, then what shows it.
        const row = await transaction
          .selectFrom('contacts')
          .select('tag_ids')
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst()
        if (row === undefined) return null
        const tag_ids = sql<string[]>`${JSON.stringify(decide(row.tag_ids))}::jsonb`
        return changeIn(transaction, id, { tag_ids }, sql<boolean>`true`)
      }),
    signOut: async (id, nowMs) => {
      await builder.updateTable('contacts').set({ signed_out_at_ms: nowMs }).where('id', '=', id).execute()
    },
    saveVisit: async (visit, siteId) => {
      const { account_id, contact_id, ...changed } = visitRow(accountId, visit, siteId)
      const saving = builder
        .insertInto('visits')
        .values({ account_id, contact_id, ...changed })
        .onConflict((conflict) => conflict.columns(['account_id', 'contact_id']).doUpdateSet(changed))
        .execute()
      await unlessContactGone(saving)
    },
    lastVisit: async (contactId) => {
      const row = await builder.selectFrom('visits').selectAll().where('contact_id', '=', contactId).executeTakeFirst()
      return row === undefined ? null : visitOf(row)
    },
  }
}

/** Null when the guard does not hold for it, looked at in the very statement that writes. */
const changeIn = async (
  transaction: Transaction<Tables>,
  id: string,
  set: ContactSet,
  guard: Guard,
): Promise<Contact | null> => {
  const row = await transaction
    .updateTable('contacts')
    .set({ ...(set as Updateable<ContactRow>), search_due: true })
    .where('id', '=', id)
    .where(guard)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) return null
  await touchConversations(transaction, id)
  return contactOf(row)
}

/** List items show the contact, so its conversations have changed for the feed. Locked in id order, as the log does. */
const touchConversations = async (transaction: Transaction<Tables>, contactId: string): Promise<void> => {
  const shown = await transaction
    .selectFrom('conversations')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'service')
    .orderBy('id')
    .forUpdate()
    .execute()
  if (shown.length === 0) return
  const ids = shown.map((conversation) => conversation.id)
  await transaction.updateTable('conversations').set({ feed_xid: currentFeedXid }).where('id', 'in', ids).execute()
}

const addedTo = (attributes: Contact['attributes']): RawBuilder<Contact['attributes']> =>
  sql`(attributes || ${JSON.stringify(attributes)}::jsonb)`

const toldRow = (told: ContactTold): ContactSet => ({
  ...(told.name !== undefined && { name: told.name }),
  ...(told.email !== undefined && {
    email: told.email,
    email_verified: sql<boolean>`email_verified and email is not distinct from ${told.email}`,
  }),
  ...(told.phone !== undefined && { phone: told.phone }),
  ...(told.language !== undefined && { language: told.language }),
  ...(told.attributes !== undefined && { attributes: addedTo(told.attributes) }),
})

const contactRow = (contact: Contact): Omit<ContactRow, 'account_id' | 'tag_ids'> => ({
  id: contact.id,
  name: contact.name,
  email: contact.email,
  email_verified: contact.emailVerified,
  phone: contact.phone,
  verified: contact.verified,
  external_id: contact.externalId,
  attributes: contact.attributes,
  language: contact.language,
  consented_at_ms: contact.consentedAtMs,
  signed_out_at_ms: contact.signedOutAtMs,
  created_at_ms: contact.createdAtMs,
  handling: contact.handling,
})

const visitRow = (accountId: string, visit: Visit, siteId: string): VisitRow => ({
  account_id: accountId,
  contact_id: visit.contactId,
  inbox_id: siteId,
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

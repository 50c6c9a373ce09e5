import { sql } from 'kysely'
import type { TriggerChange, Triggers } from '../../app/ports/invitation-store.ts'
import { contactsOf } from './contacts.ts'
import { isGone } from './gone.ts'
import { countHandlingChange } from './handling-changes.ts'
import { hitOf, triggerOf } from './invitation-rows.ts'
import type { Scope } from './scope.ts'
import { isTaken } from './taken.ts'

export const createTriggers = ({ builder, accountId }: Scope): Triggers => ({
  list: async () => {
    const rows = await builder.selectFrom('triggers').selectAll().orderBy('created_at_ms').orderBy('id').execute()
    return rows.map(triggerOf)
  },
  create: (trigger, atMost) =>
    builder
      .transaction()
      .execute(async (transaction) => {
        // Of two at once the second one counts the first.
        await transaction.selectFrom('accounts').select('id').forUpdate().execute()
        const all = await transaction.selectFrom('triggers').select('id').execute()
        if (all.length >= atMost) return false
        await transaction
          .insertInto('triggers')
          .values({
            account_id: accountId,
            id: trigger.id,
            name: trigger.name,
            mode: trigger.mode,
            inbox_id: trigger.siteId,
            conditions: JSON.stringify(trigger.conditions),
            texts: JSON.stringify(trigger.texts),
            created_at_ms: trigger.createdAtMs,
          })
          .execute()
        await countHandlingChange(transaction)
        return true
      })
      .catch((error: unknown) => {
        if (isGone(error)) return false
        throw error
      }),
  update: async (id, change) => {
    try {
      const row = await builder
        .updateTable('triggers')
        .set(changedColumns(change))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return null
      await countHandlingChange(builder)
      return triggerOf(row)
    } catch (error) {
      if (isGone(error)) return null
      throw error
    }
  },
  remove: async (id) => {
    const gone = await builder.deleteFrom('triggers').where('id', '=', id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) return false
    await countHandlingChange(builder)
    return true
  },
  hit: async (hit) => {
    try {
      await builder
        .insertInto('trigger_hits')
        .values({
          account_id: hit.accountId,
          id: hit.id,
          trigger_id: hit.triggerId,
          inbox_id: hit.siteId,
          contact_id: hit.contactId,
          agent_id: hit.agentId,
          page_url: hit.pageUrl,
          page_title: hit.pageTitle,
          visit_started_at_ms: hit.visitStartedAtMs,
          at_ms: hit.atMs,
        })
        .execute()
      return true
    } catch (error) {
      if (isTaken(error) || isGone(error)) return false
      throw error
    }
  },
  hits: async (limit) => {
    const rows = await builder
      .selectFrom('trigger_hits as h')
      .innerJoin('triggers as t', 't.id', 'h.trigger_id')
      .selectAll('h')
      .select('t.name as trigger_name')
      .orderBy('h.at_ms', 'desc')
      .orderBy('h.id', 'desc')
      .limit(limit)
      .execute()
    const contacts = await contactsOf(
      builder,
      rows.map((row) => row.contact_id),
    )
    return rows.flatMap((row) => {
      const contact = contacts.get(row.contact_id)
      return contact === undefined ? [] : [{ hit: hitOf(row), contact, triggerName: row.trigger_name }]
    })
  },
})

/** The key itself is written where nothing else is, so that there is a row to give back. */
const changedColumns = ({ name, mode, siteId, conditions, texts }: TriggerChange) => ({
  id: sql<string>`id`,
  ...(name !== undefined && { name }),
  ...(mode !== undefined && { mode }),
  ...(siteId !== undefined && { inbox_id: siteId }),
  ...(conditions !== undefined && { conditions: JSON.stringify(conditions) }),
  ...(texts !== undefined && { texts: JSON.stringify(texts) }),
})
